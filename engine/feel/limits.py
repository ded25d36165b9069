"""Bounds that every expression keeps to, so that no uploaded diagram can hang a plant."""

from typing import Final

MAX_TEXT: Final = 20_000  # characters of one expression
MAX_TOKENS: Final = 4_000
MAX_DEPTH: Final = 60  # nested brackets, conditions, contexts
MAX_HEIGHT: Final = 200  # of the syntax tree: a chain of 200 additions
MAX_STEPS: Final = 100_000  # tree nodes evaluated, list items and stretches of text touched
MAX_SIZE: Final = 100_000  # items of a list, characters of a text
MAX_CALLS: Final = 60  # functions calling functions
MAX_NESTING: Final = 60  # lists in lists in lists, in a value
MAX_PATTERN: Final = 500  # characters of a regular expression
MAX_WARNINGS: Final = 100
TEXT_STEP: Final = 64  # characters handled in the time of one step
