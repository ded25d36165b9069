"""`holdpoint verify`: tell whether everything is kept as it was written."""

from __future__ import annotations

import click

from engine.cli.settings import Settings, open_plant


@click.command(epilog="Example: holdpoint verify")
@click.option("--replay", is_flag=True, help="Also run every case again from its history and compare its state.")
def verify(replay: bool) -> None:
    """Check the chain of every case, the hash of every record and every attached file; name the first broken one."""
    broken = open_plant(Settings.read()).verify(replay=replay)
    if broken is not None:
        what = f"file “{broken.name}” of entry {broken.entry}" if broken.name else f"{broken.what} entry {broken.entry}"
        raise click.ClickException(
            f"{broken.case_number}: {what} is not as it was written. "
            "Restore a backup into another folder and compare before going on."
        )
    click.echo("Everything is as it was written.")
