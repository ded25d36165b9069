"""`holdpoint import`: take a table of lots or shipments from a file, for example every night from the ERP."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import click

from engine.cli.settings import Settings, open_plant
from engine.commands import Extent, ImportTable
from engine.commands.imports import Imported
from engine.forms.wording import word_refusal
from engine.lots.cells import without_formula
from engine.lots.table_files import MOST_BYTES
from engine.procedures.roles import GoodsTable

_REFUSED = 1


@click.command("import", epilog="Example: holdpoint import shipments november.csv --site ningbo --by zhang")
@click.argument("kind", type=click.Choice([each.value for each in GoodsTable]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--site", required=True, help="Key of the site whose goods these are.")
@click.option("--by", "username", required=True, metavar="USER", help="Who enters them; needs a role that may.")
@click.option("--all-or-nothing", is_flag=True, help="One refused row keeps all out.")
@click.option("--only-look", is_flag=True, help="Write nothing; say what would become of each row.")
@click.option(
    "--refused", type=click.Path(dir_okay=False, path_type=Path), help="Write the refused rows here, to be mended."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_(
    kind: str, file: Path, site: str, username: str, *, all_or_nothing: bool, only_look: bool, refused: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Take the rows of a CSV file: shipments, or lots in stock with what they were made from.

    What was taken before is known and not taken twice. Ends with 1 when a row was refused.
    """
    plant = open_plant(Settings.read())
    actor = plant.actor_named(username)
    extent = Extent.NONE if only_look else Extent.ALL if all_or_nothing else Extent.GOOD
    made = plant.import_table(actor, ImportTable(site, GoodsTable(kind), file.name, _content(file), extent))
    if refused is not None:
        _write_refused(made, refused)
    click.echo(json.dumps(_told(made), ensure_ascii=False) if as_json else _line(made))
    for row in made.report.rows if not as_json else ():
        for why in row.refusals:
            click.echo(f"{file.name}:{row.number}: {why.field or '-'}: {word_refusal(why, 'en')}", err=True)
    if made.report.rows:
        sys.exit(_REFUSED)


def _content(file: Path) -> bytes:
    """Return a file, of a larger one no more than is needed to refuse it."""
    with file.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _line(made: Imported) -> str:
    counts = made.counts
    return f"{made.rows} rows: {counts.taken} taken, {counts.known} known already, {counts.refused} refused"


def _told(made: Imported) -> dict[str, object]:
    return {
        "rows": made.rows,
        "taken": made.counts.taken,
        "known": made.counts.known,
        "refused": [
            {
                "row": row.number,
                "reasons": [
                    {"field": why.field, "code": why.code, "message": word_refusal(why, "en")} for why in row.refusals
                ],
            }
            for row in made.report.rows
        ],
        "unused_columns": list(made.report.unused),
    }


def _write_refused(made: Imported, file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([without_formula(each) for each in made.report.headings])
        writer.writerows([without_formula(cell) for cell in row.cells] for row in made.report.rows)
