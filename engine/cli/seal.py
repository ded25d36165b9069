"""`holdpoint seal`: seal the history of all cases, and take the seal along."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from engine.cli.settings import Settings, open_plant
from engine.commands.sealing import exported
from engine.commands.sealing import seal as seal_cases


@click.command(epilog="Example: holdpoint seal --export /mnt/safe/holdpoint-seal.json")
@click.option("--export", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write the last seal here.")
def seal(target: Path | None) -> None:
    """Seal what happened since the last seal (the server does so every hour), and write the last seal to a file.

    Keep the file where nobody who can write the database can write: `holdpoint verify --seal FILE` compares with it.
    """
    plant = open_plant(Settings.read())
    count = seal_cases(plant)
    last = exported(plant)
    if last is None:
        click.echo("Nothing has happened yet.")
        return
    if target is not None:
        target.write_text(json.dumps(asdict(last), indent=1) + "\n", encoding="utf-8")
    click.echo(f"Sealed {count} cases; seal {last.number} of {last.at}: {last.mac}")
