"""`holdpoint backup` and `holdpoint restore`: a copy in one file, taken while people work."""

from __future__ import annotations

from pathlib import Path

import click

from engine.cli.settings import Settings
from engine.commands import Plant
from engine.commands.backup import back_up, beside
from engine.commands.backup import restore as bring_back
from engine.storage import Database

_MB = 1_000_000
_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command(epilog="Example: holdpoint backup /backups/monday.db")
@_file
def backup(file: Path) -> None:
    """Copy the plant into FILE while the server runs; nothing is overwritten.

    Files that people attached go into the folder `files` beside FILE; backups that lie together share it.

    The key of the history (secret.key beside the database, or HOLDPOINT_SECRET_KEY) is not in it: keep a copy of the
    key in another place. Without the key nobody can check, or forge, a history.
    """
    settings = Settings.read()
    copied = back_up(Database(settings.database_url), file, settings.files)
    attached = f" {copied.files} files ({copied.new_files} new) in {beside(file).folder}." if copied.files else ""
    click.echo(f"{file}: {copied.size / _MB:.1f} MB, whole.{attached} Keep the key (secret.key) in another place.")


@click.command(epilog="Example: HOLDPOINT_DATA=/srv/holdpoint holdpoint restore /backups/monday.db")
@_file
def restore(file: Path) -> None:
    """Bring the backup FILE to the empty place that HOLDPOINT_DATA names, and check it.

    First put the key of the backed up plant there (secret.key), or set HOLDPOINT_SECRET_KEY.
    """
    settings = Settings.read()
    bring_back(Plant(Database(settings.database_url), settings.home, settings.secret_key, files=settings.files), file)
    click.echo("Restored; every record and history is as it was written. Start with: holdpoint serve")
