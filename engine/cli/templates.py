"""`holdpoint templates`: the drop-downs of the editors, from the service registry."""

from __future__ import annotations

import click

from engine.checks.element_templates import write_template_file
from engine.cli.settings import home_folder


@click.command(epilog="Example: holdpoint templates")
def templates() -> None:
    """Write the element templates of all services into processes/.camunda/element-templates/ for the editors."""
    click.echo(write_template_file(home_folder()))
