"""`holdpoint bench`: how fast it is here, beside what the machine could do at best."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

_ROOT = Path(__file__).resolve().parents[2]
_NAMES = ("reference", "shipped", "inbox", "closed", "registers", "growth", "server")


@click.command(epilog="Example: holdpoint bench reference --json")
@click.argument("names", nargs=-1, type=click.Choice(_NAMES), metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--cases", default=200, show_default=True, type=click.IntRange(10), help="Cases of the reference run.")
@click.option("--largest", is_flag=True, help="Also 1 000 000 open tasks, or ended cases (minutes, 2 to 5 GB).")
def bench(names: tuple[str, ...], as_json: bool, cases: int, largest: bool) -> None:
    """Measure NAME (reference, shipped, inbox, closed, registers, growth, server; all without a name) on own plants.

    Every figure stands beside a floor measured in the same run. Exit 1 when a target is missed, for example because
    the machine is busy: ratios last, milliseconds do not.
    """
    if not (_ROOT / "benchmarks").is_dir():
        raise click.ClickException("The measurements are not part of this installation: run from a checkout.")
    options = [*(["--json"] if as_json else []), *(["--largest"] if largest else []), "--cases", str(cases)]
    done = subprocess.run([sys.executable, "-m", "benchmarks", *names, *options], cwd=_ROOT, check=False)
    sys.exit(done.returncode)
