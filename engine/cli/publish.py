"""`holdpoint publish`: check folders and make them current."""

from __future__ import annotations

import click

from engine.cli.settings import Settings, open_plant


@click.command(epilog="Example: holdpoint publish nonconformity")
@click.argument("procedures", nargs=-1)
def publish(procedures: tuple[str, ...]) -> None:
    """Check PROCEDURES (all without arguments), then make each the current version. Running cases stay on theirs."""
    for done in open_plant(Settings.read()).publish(procedures):
        state = "published" if done.is_new else "unchanged"
        click.echo(f"{done.procedure}: version {done.version} {state} ({done.key[:12]})")
