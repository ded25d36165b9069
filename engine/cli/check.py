"""`holdpoint check`: what would go wrong, before anything runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from engine.checks import check as check_paths
from engine.checks import line, word
from engine.cli.settings import home_folder
from engine.errors import Finding, Severity
from engine.vocabulary import LANGUAGES


@click.command(epilog="Example: holdpoint check processes/nonconformity forms/nonconformity")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as a JSON list.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, envvar="HOLDPOINT_LANGUAGE")
def check(paths: tuple[Path, ...], as_json: bool, language: str) -> None:
    """Check diagrams, forms and decision tables at PATHS (all without paths); exit 1 if anything is wrong."""
    findings = check_paths(home_folder(), [path.resolve() for path in paths])
    if as_json:
        click.echo(json.dumps([_plain(each, language) for each in findings], ensure_ascii=False, indent=2))
    else:
        for each in findings:
            mark = "" if each.severity is Severity.ERROR else f" ({each.severity})"
            click.echo(line(each, language) + mark)
        if not findings:
            click.echo("Nothing found.")
    if any(each.severity is Severity.ERROR for each in findings):
        sys.exit(1)


def _plain(finding: Finding, language: str) -> dict[str, str]:
    return {
        "file": finding.file,
        "element": finding.element,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": word(finding, language),
    }
