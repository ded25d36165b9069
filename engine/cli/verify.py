"""`holdpoint verify`: tell whether everything is kept as it was written."""

from __future__ import annotations

from pathlib import Path

import click

from engine.cli.settings import Settings, open_plant
from engine.commands.sealing import broken_seal, read_exported
from engine.commands.verifying import not_replayable


@click.command(epilog="Example: holdpoint verify")
@click.option("--replay", is_flag=True, help="Also run every case again from its history and compare its state.")
@click.option(
    "--seal",
    "kept",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A seal exported earlier: it must still be there, unchanged.",
)
def verify(replay: bool, kept: Path | None) -> None:
    """Check every seal, the chain of every case, the hash of every record and every attached file.

    The first that is not as it was written is named.
    """
    plant = open_plant(Settings.read())
    number = broken_seal(plant, read_exported(kept.read_bytes()) if kept else None)
    broken = plant.verify(replay=replay)
    if broken is not None:
        what = f"file “{broken.name}” of entry {broken.entry}" if broken.name else f"{broken.what} entry {broken.entry}"
        raise click.ClickException(
            f"{broken.case_number}: {what} is not as it was written. "
            "Restore a backup into another folder and compare before going on."
        )
    if number is not None:
        raise click.ClickException(
            f"Seal {number} does not hold: entries or whole cases it covers were taken away, or the seal itself. "
            "Restore a backup into another folder and compare before going on."
        )
    click.echo("Everything is as it was written.")
    if replay and (gone := not_replayable(plant)):
        click.echo(f"Not run again, since content was disposed of when its time was over: {', '.join(gone)}")
