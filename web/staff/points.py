"""Pages of monitored points: the list with the newest readings, and the trend of one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from flask import render_template, request

from engine.inbox.points import PointFacts, PointRow, ReadingRow, point_facts, points
from engine.monitoring import Limit, Parameter, Verdict
from engine.services.monitoring import bounds_of
from web.shell import actor, plant, shell, site, speech
from web.staff import blueprint
from web.staff.heads import status_tag
from web.staff.point_pictures import trend
from web.wording import Speech

RANGES: Final = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=31)}
#: The table under the charts shows so many readings.
NEWEST = 100
_TAGS = {
    Verdict.IN_LIMITS: ("ok", "check"),
    Verdict.WARNING: ("hold", "warn"),
    Verdict.OUT: ("late", "reject"),
    Verdict.UNREADABLE: ("line", "x"),
}


@blueprint.get("/points")
def point_list() -> str:
    """List the points that are monitored at the site, each with its newest readings."""
    words = speech()
    with plant().database.reading() as work:
        found = points(work, actor(), site())
    rows = [_in_list(row, words) for row in found]
    return render_template("staff/points.html", section="points", rows=rows)


@blueprint.get("/points/<number>")
def point(number: str) -> str:
    """Show the trend of one point: charts with limits, and the readings in a table."""
    words, now = speech(), shell().now()
    chosen = request.args.get("range", "")
    chosen = chosen if chosen in RANGES else "week"
    until = _until(request.args.get("until", ""), now)
    with plant().database.reading() as work:
        facts = point_facts(work, actor(), number, until - RANGES[chosen], until)
    return render_template(
        "staff/point.html",
        section="points",
        row=_in_list(facts.row, words),
        charts=[_chart(key, facts, words) for key in facts.readings],
        readings=_newest(facts, words),
        is_cut=facts.is_cut,
        range=chosen,
        ranges=tuple(RANGES),
        earlier=(until - RANGES[chosen]).isoformat(),
        later=min(until + RANGES[chosen], now).isoformat() if until < now else "",
        from_to=(words.exact(facts.since), words.exact(facts.until)),
    )


def _until(text: str, now: datetime) -> datetime:
    try:
        asked = datetime.fromisoformat(text) if text else now
    except ValueError:
        return now
    return asked if asked.tzinfo is not None and asked < now and asked.year > 2000 else now  # noqa: PLR2004


def _in_list(row: PointRow, words: Speech) -> dict[str, Any]:
    verdict = row.verdict
    return {
        "number": row.case.number,
        "title": row.case.title or row.point,
        "product": words.name(row.case.product_names),
        "site": row.case.site,
        "status": status_tag(row.case.status),
        "last": [_cell(reading, words) for reading in row.last],
        "when": words.moment(max(reading.at for reading in row.last)) if row.last else "",
        "verdict": None if verdict is None else (*_TAGS[verdict], _worded(verdict, words)),
        "task": row.reading_task.id
        if row.reading_task and actor().may(row.reading_task.role, row.reading_task.site)
        else None,
        "open_tasks": row.open_tasks,
        "asked": [_asked(limit, words) for limit in row.limits] if actor().may(row.role, row.case.site) else [],
    }


def _asked(limit: Limit, words: Speech) -> dict[str, Any]:
    """Return one question of the quick entry."""
    measured = limit.parameter.is_measured
    return {
        "key": limit.parameter.value,
        "name": _name(limit.parameter, words),
        "is_measured": measured,
        "unit": words.say(f"ccp-unit-{limit.parameter.value}") if measured else "",
        "limits": bounds_of(words.language, limit),
    }


def _cell(reading: ReadingRow, words: Speech) -> dict[str, Any]:
    tag, mark = _TAGS[reading.verdict]
    return {
        "name": _name(reading.limit.parameter, words),
        "value": _value(reading, words),
        "limits": bounds_of(words.language, reading.limit),
        "tag": tag,
        "mark": mark,
        "verdict": _worded(reading.verdict, words),
    }


def _chart(key: Parameter, facts: PointFacts, words: Speech) -> dict[str, Any]:
    readings = facts.readings[key]
    name = _name(key, words)
    beyond = sum(one.verdict in {Verdict.OUT, Verdict.WARNING} for one in readings)
    return {
        "name": name,
        "limits": bounds_of(words.language, readings[-1].limit),
        "kind": words.say(f"ccp-kind-{readings[-1].limit.kind.value}"),
        "count": len(readings),
        "beyond": beyond,
        "svg": trend(readings, facts.since, facts.until, name, words),
    }


def _newest(facts: PointFacts, words: Speech) -> list[dict[str, Any]]:
    rows = sorted((one for each in facts.readings.values() for one in each), key=lambda one: (one.at, one.id))
    return [
        {
            **_cell(one, words),
            "at": words.exact(one.at),
            "iso": words.iso(one.at),
            "by": one.by_name or words.say(f"ccp-source-{one.source}"),
            "lots": one.lots,
            "case": one.case_number,
        }
        for one in rows[: -NEWEST - 1 : -1]
    ]


def _value(reading: ReadingRow, words: Speech) -> str:
    if reading.value is None:
        return words.say("points-unreadable")
    if not reading.limit.parameter.is_measured:
        return words.say("points-in-order" if reading.value else "points-not-in-order")
    unit = words.say(f"ccp-unit-{reading.limit.parameter.value}")
    return f"{words.number(reading.value)} {unit}"


def _name(parameter: Parameter, words: Speech) -> str:
    return words.say(f"ccp-parameter-{parameter.value.replace('_', '-')}")


def _worded(verdict: Verdict, words: Speech) -> str:
    return words.say(f"ccp-verdict-{verdict.value.replace('_', '-')}")
