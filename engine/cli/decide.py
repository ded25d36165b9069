"""`holdpoint decide` and `holdpoint feel`: try a decision table or an expression."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import click

from engine import bundles
from engine.calendars import SiteCalendar, plant_functions
from engine.cli.settings import home_folder
from engine.commands.publish import procedures_in
from engine.errors import NotFound
from engine.feel import Host, compile_expression, explain, to_text, typed
from engine.vocabulary import LANGUAGES

_input = click.option(
    "--input", "given", default="{}", metavar="JSON", help="Variables, for example '{\"quantity\": 500}'."
)


@click.command(epilog='Example: holdpoint decide disposal_authority --input \'{"source": "in_process"}\'')
@click.argument("decision_id")
@_input
def decide(decision_id: str, given: str) -> None:
    """Run a decision of the procedures in HOLDPOINT_HOME and print its result and the rows that fired."""
    home = home_folder()
    for procedure in procedures_in(home):
        bundle = bundles.load(procedure, bundles.collect(home, procedure))
        if decision_id in bundle.decisions:
            outcome = bundle.decisions[decision_id].decide(_variables(given), _host())
            rows = [{"id": row.id, "index": row.index, "annotation": row.annotation} for row in outcome.rows]
            click.echo(json.dumps({"value": _plain(outcome.value), "rows": rows}, ensure_ascii=False, indent=2))
            return
    raise NotFound("decision", decision_id)


@click.command(epilog="Example: holdpoint feel 'quantity * 2' --input '{\"quantity\": 21}'")
@click.argument("expression")
@_input
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, envvar="HOLDPOINT_LANGUAGE")
def feel(expression: str, given: str, language: str) -> None:
    """Evaluate a FEEL expression; warnings about misspelt names and wrong types go to stderr."""
    variables, host = _variables(given), _host()
    value = compile_expression(expression, variables).evaluate(variables, host)
    for warning in host.warnings or ():
        click.echo(explain(warning, language), err=True)
    click.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def _variables(given: str) -> dict[str, Any]:
    try:
        found = json.loads(given, parse_float=Decimal, parse_int=Decimal)
    except ValueError as error:
        raise click.BadParameter(f"not JSON: {error}", param_hint="--input") from error
    if not isinstance(found, dict):
        raise click.BadParameter("an object is wanted, for example '{\"quantity\": 500}'", param_hint="--input")
    variables: dict[str, Any] = typed(found)
    return variables


def _host() -> Host:
    """Try with the time now and a week of five working days; a site's own calendar has its holidays too."""
    calendar = SiteCalendar(ZoneInfo("UTC"), "", ((dt.time(8), dt.time(17)),), {})
    return Host(now=lambda: dt.datetime.now(dt.UTC), functions=plant_functions(calendar), warnings=[])


def _plain(value: Any) -> Any:
    """Turn a FEEL value into what JSON can say; numbers stay numbers when they are exact."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        near = float(value)
        return near if Decimal(repr(near)) == value else str(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | str) else to_text(value)
