"""`holdpoint trace`: which clause is carried out where, and proven by what."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import click

from engine.cli.settings import Settings, open_plant
from engine.commands import Plant
from engine.commands.scenario_results import Result, keep_results, outcomes
from engine.scenarios import Played, Scenario, all_scenarios, not_played, play_all
from engine.trace import Covered, Traced, coverage, survey
from engine.trace import trace as trace_clause
from engine.vocabulary import LANGUAGES, texts


@click.command(epilog="Example: holdpoint trace --run --json")
@click.option("--run", "run_first", is_flag=True, help="Play all scenarios first, and keep how they went.")
@click.option("--json", "as_json", is_flag=True, help="Print clauses and coverage as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, envvar="HOLDPOINT_LANGUAGE")
def trace(run_first: bool, as_json: bool, language: str) -> None:
    """Tell for every clause where it is carried out and what proves it; exit 1 when something is missing."""
    plant = open_plant(Settings.read())
    scenarios = all_scenarios(plant.home)
    if run_first:
        _play(plant, scenarios)
    results, fresh = outcomes(plant, not_played(scenarios))
    if not fresh:
        click.echo(texts.say(language, "trace-stale"), err=True)
    ground = survey(plant.home)
    traced = [
        trace_clause(clause, ground.evidence[clause.id], results)
        for document in ground.documents
        for clause in document.clauses.values()
    ]
    covered = coverage(ground.bundles.values(), results)
    if as_json:
        click.echo(json.dumps(_as_json(traced, covered), ensure_ascii=False, indent=1))
    else:
        _print(traced, covered, language)
    if any(each.gaps for each in traced) or any(each.missing for each in covered):
        sys.exit(1)


def _play(plant: Plant, scenarios: tuple[Scenario, ...]) -> None:
    failed: list[Played] = []
    with click.progressbar(length=len(scenarios), label="Scenarios", file=sys.stderr) as bar:

        def seen(each: Played) -> None:
            bar.update(1)
            if not each.passed:
                failed.append(each)

        played = play_all(plant.home, scenarios, os.cpu_count() or 1, seen=seen)
    keep_results(
        plant,
        (
            Result(each.scenario.file, each.scenario.line, each.scenario.name, each.message, each.places, each.fired)
            for each in played
        ),
    )
    for each in failed:
        click.echo(f"{each.scenario.file}:{each.line}: {each.scenario.name}: {each.message}", err=True)


def _as_json(traced: list[Traced], covered: tuple[Covered, ...]) -> dict[str, Any]:
    """Return the shape that other programs read."""
    return {
        "clauses": [_clause(each) for each in traced],
        "coverage": [
            {"file": each.file, "flows": each.flows, "walked": each.walked, "missing": list(each.missing)}
            for each in covered
        ],
    }


def _clause(each: Traced) -> dict[str, Any]:
    found = each.evidence
    return {
        "id": each.clause.id,
        "kind": each.clause.kind,
        "elements": [{"file": one.file, "id": one.id} for one in found.elements],
        "rows": [{"file": one.file, "id": one.id} for one in found.rows],
        "forms": [{"file": one.file, "key": one.key} for one in found.forms],
        "registers": [one.register.code for one in found.registers],
        "terms": [one.key for one in found.terms],
        "code": list(dict.fromkeys(found.code)),
        "scenarios": [
            {
                "file": one.file,
                "line": one.line,
                "name": one.name,
                "result": {True: "passed", False: "failed", None: "not_run"}[one.passed],
                "at": one.at.isoformat() if one.at else None,
            }
            for one in each.scenarios
        ],
        "gaps": [{"code": gap.code, **gap.data} for gap in each.gaps],
    }


def _print(traced: list[Traced], covered: tuple[Covered, ...], language: str) -> None:
    """Print one line a clause, with what is missing under it, and one line a diagram."""
    for each in traced:
        found = each.evidence
        words = texts.say(
            language,
            "trace-counts",
            elements=len(found.elements),
            rows=len(found.rows),
            fields=len(found.forms),
            registers=len(found.registers),
            scenarios=len(each.scenarios),
        )
        click.echo(f"{'!' if each.gaps else ' '} {each.clause.id:<14} {each.clause.kind:<10} {words}")
        for gap in each.gaps:
            click.echo(f"    {texts.say(language, f'gap-{gap.code}', **gap.data)}")
    for one in covered:
        click.echo(f"{'!' if one.missing else ' '} {one.file}: {one.walked}/{one.flows}")
        for name in one.missing:
            click.echo(f"    {name}")
    open_, total = sum(bool(each.gaps) for each in traced), len(traced)
    click.echo(texts.say(language, "trace-summary", proven=total - open_, all=total))
