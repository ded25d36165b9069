"""A form ready to be drawn: every text, name, id and mark decided, so that the templates only write HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from web.forms.balance import Balance
from web.forms.conditions import When
from web.forms.files import FileView


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option: what is written, how it reads, what follows from it, and its icon."""

    value: str
    label: str
    help: str
    icon: str
    chosen: bool
    id: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a dynamic list."""

    name: str
    title: str
    remove: str
    remove_label: str
    rows: tuple[tuple[FieldView, ...], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table that only shows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """One component as it stands on the page.

    kind: how it is drawn. value: what its input holds; text: how it reads in a record. input: the HTML input type.
    span: width in sixteenths, 0 for its share. focus: the cursor starts here. lines and rows: what it holds.
    files, accept, most: what a field for files holds and takes.
    """

    kind: str
    name: str
    id: str
    label: str = ""
    help: str = ""
    clauses: tuple[str, ...] = ()
    required: bool = False
    optional: bool = False
    readonly: bool = False
    value: str = ""
    text: str = ""
    checked: bool = False
    errors: tuple[str, ...] = ()
    options: tuple[OptionView, ...] = ()
    unit: str = ""
    input: str = "text"
    mode: str = ""
    complete: str = "off"
    max_length: int = 0
    span: int = 0
    focus: bool = False
    part: bool = False
    when: When | None = None
    rows: tuple[tuple[FieldView, ...], ...] = ()
    lines: tuple[LineView, ...] = ()
    balance: Balance | None = None
    add: str = ""
    markup: Markup | None = None
    source: str = ""
    table: TableView | None = None
    files: tuple[FileView, ...] = ()
    accept: str = ""
    most: int = 0

    @property
    def described_by(self) -> str:
        """List the ids of what explains the input: its condition, its hint, its errors."""
        noted = self.when is not None and bool(self.when.note)
        parts = {"w": noted, "h": bool(self.help), "e": bool(self.errors)}
        return " ".join(f"{self.id}-{mark}" for mark, there in parts.items() if there)

    @property
    def target(self) -> str:
        """Give the id that a link from the error summary leads to."""
        return self.options[0].id if self.kind in {"radio", "ticks"} and self.options else self.id


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One line of the error summary; `target` is empty when it concerns no field."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class FormView:
    """A form ready to be drawn, with the summary of its problems."""

    id: str
    title: str
    rows: tuple[tuple[FieldView, ...], ...]
    problems: tuple[ProblemView, ...] = ()

    @property
    def takes_files(self) -> bool:
        """Tell whether a field of the form takes files, so that the page has to send them."""
        return any(field.kind == "files" and not field.readonly for field in self.fields())

    def fields(self) -> Iterator[FieldView]:
        """Walk all components, outer before inner."""
        for row in self.rows:
            for view in row:
                yield from _walk(view)


def _walk(view: FieldView) -> Iterator[FieldView]:
    yield view
    for row in (*view.rows, *(row for line in view.lines for row in line.rows)):
        for inner in row:
            yield from _walk(inner)
