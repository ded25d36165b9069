"""The effectiveness review of the demo's confectionery factory: the half-year before this one."""

from __future__ import annotations

import datetime as dt
from typing import Final

from engine.cli.demo_story import Told
from engine.commands.house import utc_now
from engine.effectiveness import Half

_JULY: Final = 7


def _before(day: dt.date) -> tuple[str, str]:
    """Return year and half of the half-year before the one of `day`."""
    if day.month < _JULY:
        return str(day.year - 1), Half.SECOND.value
    return str(day.year), Half.FIRST.value


_YEAR, _HALF = _before(utc_now().date())

STORIES: tuple[Told, ...] = (
    Told(
        "zarya",
        20,
        (
            ('the qms_head starts "effectiveness_review":', (("review_year", _YEAR), ("half", _HALF))),
            (
                'the qms_head does "set_criteria":',
                (
                    ("level_target", "excellent"),
                    ("share_target", "excellent"),
                    ("unit", "kilogram"),
                    ("criteria_remark", "Выпуск и полученное сырье вместе"),
                ),
            ),
            ('the production_management_head does "agree_to_criteria":', (("agreement", "agreed"),)),
            (
                'the production_management_head does "state_production":',
                (("produced_quantity", "186400"), ("production_source", "Отчет производственного отдела")),
            ),
            (
                'the quality_council does "analyse_effectiveness":',
                (("analysis", "Цели полугодия достигнуты, рекламаций не было"), ("action_needed", "no")),
            ),
            ('the qms_head does "approve_report":', (("approval", "approved"),)),
        ),
    ),
)
