"""What is wrong with a decision: found when it is read, or when it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.feel.errors import FeelError


class DecisionFailed(FeelError):
    """A decision cannot be made: requirements go round in a circle, or strictly, rows of a table contradict."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a decision file that cannot be carried out; its part of the decision gives null.

    code: stable. element: id of the element, line: where it stands. data: the particulars, such as the cell's text.
    """

    code: str
    element: str
    line: int
    data: Mapping[str, Any] = field(default_factory=dict)
