"""`holdpoint verify`: tell whether everything is kept as it was written."""

from __future__ import annotations

import click

from engine.cli.settings import Settings, open_plant


@click.command(epilog="Example: holdpoint verify")
@click.option("--replay", is_flag=True, help="Also run every case again from its history and compare its state.")
def verify(replay: bool) -> None:
    """Check the chain of every case and the hash of every record; name the first broken row."""
    broken = open_plant(Settings.read()).verify(replay=replay)
    if broken is not None:
        raise click.ClickException(
            f"{broken.case_number}: {broken.what} entry {broken.entry} is not as it was written. "
            "Restore a backup into another folder and compare before going on."
        )
    click.echo("Everything is as it was written.")
