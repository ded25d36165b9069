"""Groups the commands and turns errors into one line on stderr with what to do next."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from engine.cli.memory import loading
from engine.errors import BundleInvalid, CommandRefused, HoldpointError
from engine.feel.errors import FeelError
from engine.vocabulary import texts

#: command -> module that defines it, so that `holdpoint --help` loads nothing heavy.
_COMMANDS = {
    "seal": "engine.cli.seal",
    "serve": "engine.cli.serve",
    "check": "engine.cli.check",
    "product": "engine.cli.masters",
    "supplier": "engine.cli.masters",
    "customer": "engine.cli.masters",
    "publish": "engine.cli.publish",
    "decide": "engine.cli.decide",
    "feel": "engine.cli.decide",
    "sample": "engine.cli.sample",
    "token": "engine.cli.people",
    "user": "engine.cli.people",
    "role": "engine.cli.people",
    "site": "engine.cli.people",
    "templates": "engine.cli.templates",
    "trace": "engine.cli.trace",
    "import": "engine.cli.imports",
    "verify": "engine.cli.verify",
    "bench": "engine.cli.bench",
    "backup": "engine.cli.backup",
    "restore": "engine.cli.backup",
}


#: Commands whose name Python keeps for itself.
_NAMES = {"import": "import_"}


class _Lazy(click.Group):
    """Loads a command's module when the command is called or its help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        if module not in sys.modules:
            with loading():
                importlib.import_module(module)
        found: click.Command = getattr(sys.modules[module], _NAMES.get(cmd_name, cmd_name))
        return found


@click.group(cls=_Lazy, epilog="Example: holdpoint serve --demo")
@click.version_option(package_name="holdpoint", prog_name="holdpoint")
def cli() -> None:
    """Quality procedures that run: diagrams, decision tables and forms of a plant."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 refused or found something, 2 wrong use."""
    try:
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="holdpoint")
    except HoldpointError as error:
        for line in explain(error):
            click.echo(line, err=True)
        sys.exit(1)


def explain(error: HoldpointError, language: str = "en") -> list[str]:
    """Return the error in the reader's words, one line a reason."""
    if isinstance(error, BundleInvalid):
        from engine.checks import line

        return [line(finding, language) for finding in error.findings]
    if isinstance(error, CommandRefused):
        from engine.forms.wording import word_refusal

        return [word_refusal(refusal, language) for refusal in error.refusals]
    if isinstance(error, FeelError):
        from engine.feel import explain as explain_feel

        return [explain_feel(error, language)]
    key = f"error-{error.code.replace('_', '-')}"
    detail = f"{key}-detail"
    data = {**error.data, "name": error.data.get("key", "")}
    return [_worded(language, detail if texts.has(language, detail) else key, str(error), data)]


def _worded(language: str, key: str, otherwise: str, data: dict[str, object]) -> str:
    if not texts.has(language, key):
        return otherwise
    return texts.say(language, key, **{name: "" if value is None else str(value) for name, value in data.items()})
