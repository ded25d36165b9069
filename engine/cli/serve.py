"""`holdpoint serve`: the web server with its runner."""

from __future__ import annotations

import os

import click

from engine.cli.memory import settle
from engine.cli.settings import Settings, open_plant
from engine.commands import Plant
from engine.errors import HoldpointError


@click.command(epilog="Example: holdpoint serve --demo")
@click.option("--demo", is_flag=True, envvar="HOLDPOINT_DEMO", help="Fill an empty database with a demo plant.")
@click.option("--host", default="127.0.0.1", show_default=True, envvar="HOLDPOINT_HOST")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), envvar="HOLDPOINT_PORT")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), envvar="HOLDPOINT_WORKERS")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), envvar="HOLDPOINT_THREADS")
def serve(demo: bool, host: str, port: int, workers: int, threads: int) -> None:
    """Serve the pages and the API, and fire timers. Stop with Ctrl-C; requests in flight are finished."""
    settings = Settings.read()
    plant = open_plant(settings)
    if demo:
        from engine.cli.demo import DemoRefused, furnish_demo

        try:
            if furnish_demo(plant):
                click.echo("The demo plant is ready; everybody's password is: demo")
        except DemoRefused as error:
            raise click.ClickException(
                "This database holds a real plant; the demo never changes it. "
                "Set HOLDPOINT_DATA to another folder, or start without --demo."
            ) from error
    else:
        _publish_missing(plant)
    os.environ["HOLDPOINT_DEMO"] = "1" if demo else ""
    os.environ["HOLDPOINT_DATABASE_URL"] = settings.database_url
    os.environ["HOLDPOINT_DATA"] = str(settings.data)
    os.environ["HOLDPOINT_HOME"] = str(settings.home)
    os.environ["HOLDPOINT_SECRET_KEY"] = settings.secret_key.decode()
    plant.database.close()  # the workers are forked, and what SQLite knows of its locks must not be forked with them
    settle()
    click.echo(f"Holdpoint on http://{host}:{port}")
    _run(host, port, workers, threads)


def _run(host: str, port: int, workers: int, threads: int) -> None:
    """Hand the server the name of the web app, so that the engine imports no web."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "web.wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def _publish_missing(plant: Plant) -> None:
    """Publish the shipped procedures into a new database, so that the first start shows something."""
    if not plant.procedures():
        try:
            plant.publish(by="first start")
        except HoldpointError as error:
            click.echo(f"No procedure was published: {error}. Run: holdpoint check processes forms", err=True)
