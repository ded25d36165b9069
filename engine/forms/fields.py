"""What a form is made of: fields with their labels, options, limits and conditions, parsed once and never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as _field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from engine.feel import Expression
from engine.forms.file_rules import FileRules
from engine.forms.patterns import Pattern
from engine.vocabulary import Names

NO_TEXT = Names("")
ANY_FILE = FileRules()


class FieldType(StrEnum):
    """Components of form-js that the server knows; `button` is ignored, what is not here is refused."""

    TEXTFIELD = "textfield"
    TEXTAREA = "textarea"
    NUMBER = "number"
    DATETIME = "datetime"
    CHECKBOX = "checkbox"
    CHECKLIST = "checklist"
    RADIO = "radio"
    SELECT = "select"
    TAGLIST = "taglist"
    FILEPICKER = "filepicker"
    EXPRESSION = "expression"
    TEXT = "text"
    HTML = "html"
    IMAGE = "image"
    TABLE = "table"
    GROUP = "group"
    DYNAMICLIST = "dynamiclist"
    SEPARATOR = "separator"
    SPACER = "spacer"


ASKED = frozenset(
    {
        FieldType.TEXTFIELD,
        FieldType.TEXTAREA,
        FieldType.NUMBER,
        FieldType.DATETIME,
        FieldType.CHECKBOX,
        FieldType.CHECKLIST,
        FieldType.RADIO,
        FieldType.SELECT,
        FieldType.TAGLIST,
        FieldType.FILEPICKER,
    }
)
"""Types a person fills in."""

CHOSEN = frozenset({FieldType.CHECKLIST, FieldType.RADIO, FieldType.SELECT, FieldType.TAGLIST})
"""Types that take one or several of their options."""

MANY = frozenset({FieldType.CHECKLIST, FieldType.TAGLIST})
"""Types whose value is a list of texts."""

DEFAULT_MAX_LENGTH = 10_000  # characters of a text, when the form gives no limit
MAX_ROWS = 200  # lines of a dynamic list
MAX_TABLE_ROWS = 100  # lines a table shows, when the form gives no number


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: the value written and how it reads; `help` says what follows from choosing it."""

    value: str
    names: Names
    help: Names = NO_TEXT


Choices: TypeAlias = Mapping[str, Sequence[Option]]
"""Options that the plant brings, by the form's `valuesKey`: products, suppliers, customers, sites."""

Amount: TypeAlias = Decimal | Expression | None
Switch: TypeAlias = bool | Expression


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value has to keep to.

    minimum, maximum: of a number. decimal_digits, increment: its grain. min_length, max_length: characters of a text.
    pattern: what a text must contain a match of, with its own sentence. kind: `email` or `phone`.
    not_past: a date may not lie before today.
    """

    minimum: Amount = None
    maximum: Amount = None
    decimal_digits: int | None = None
    increment: Decimal | None = None
    min_length: Amount = None
    max_length: Amount = None
    pattern: Pattern | None = None
    pattern_message: Names = NO_TEXT
    kind: str = ""
    not_past: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    key: str
    names: Names


@dataclass(frozen=True, slots=True)
class Display:
    """What a component shows that asks nothing: text, picture, table, blank space (in pixels)."""

    text: Names = NO_TEXT
    source: str | Expression | None = None
    alt: Names = NO_TEXT
    columns: tuple[Column, ...] = ()
    row_count: int = MAX_TABLE_ROWS
    height: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Fields of the same `row` stand side by side; `columns` of 16, None shares the rest."""

    row: str = ""
    columns: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One component of a form.

    key: the variable written; the path of a group or a dynamic list; empty where nothing is written.
    hidden_if: true hides the field, and its value is null. options_key, options_from: where options come from when
    they are not listed. unit: a word such as `piece`, or an expression that gives one. clauses: ids carried out here.
    fields: what a group or a dynamic list holds. first_rows: lines a new list shows. rows_change: lines may be added.
    """

    id: str
    type: FieldType
    key: str = ""
    subtype: str = ""
    label: Names = NO_TEXT
    description: Names = NO_TEXT
    required: Switch = False
    readonly: Switch = False
    hidden_if: Expression | None = None
    default: object = None
    options: tuple[Option, ...] = ()
    options_key: str = ""
    options_from: Expression | None = None
    limits: Limits = Limits()
    files: FileRules = ANY_FILE
    unit: str | Expression = ""
    clauses: tuple[str, ...] = ()
    expression: Expression | None = None
    display: Display = Display()
    layout: Layout = Layout()
    fields: tuple[Field, ...] = ()
    first_rows: int = 1
    rows_change: bool = True
    properties: Mapping[str, str] = _field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        """Tell whether a person fills it in."""
        return self.type in ASKED

    @property
    def writes(self) -> bool:
        """Tell whether the submitted form holds its key."""
        return bool(self.key)

    @property
    def min(self) -> Amount:
        """Give the least number allowed."""
        return self.limits.minimum

    @property
    def max(self) -> Amount:
        """Give the largest number allowed."""
        return self.limits.maximum
