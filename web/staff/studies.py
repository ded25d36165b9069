"""Page of a HACCP study: team, product, flow, hazards and their risk, control points and plan, to read and to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from flask import render_template

from engine.bundles import Bundle
from engine.forms import Field
from engine.inbox.case_page import RecordRow
from engine.inbox.studies import Risk, StudyFacts, risk_grid, study
from engine.monitoring import limits_from
from engine.services.monitoring import bounds_of
from web.shell import actor, plant, speech
from web.staff import blueprint
from web.staff.heads import head_of, status_tag
from web.staff.risk_matrix import Pin, risk_matrix
from web.wording import Speech

_TAG: Final = {"acceptable": "ok", "border": "hold", "beyond": "late"}
_PRODUCT: Final = (
    *("colour_and_smell", "taste", "surface", "packaging", "transport", "covered_vehicles", "rail_palletised"),
    *("storage_temperature_min", "storage_temperature_max", "storage_humidity_max", "no_direct_sun"),
    *("no_strong_smells", "shelf_life_months"),
)
_USE: Final = ("intended_use", "vulnerable_consumers", "misuse")
_POINT: Final = ("monitoring_role", "interval_minutes", "grace_minutes", "verification", "point_registers")


@blueprint.get("/studies/<number>")
def haccp_study(number: str) -> str:
    """Show a study as far as it has come."""
    words = speech()
    with plant().database.reading() as work:
        facts = study(work, actor(), number)
    bundle = plant().bundle(facts.case.bundle_id)
    grid, ccps = risk_grid(bundle), facts.lines("determine_ccps", "ccps")
    hazards, team = facts.lines("analyse_hazards", "hazards"), facts.told("propose_team")
    shown = _Shown(bundle, words)
    return render_template(
        "staff/study.html",
        section="cases",
        head=head_of(facts.case, ()),
        status=status_tag(facts.case.status),
        approved=_approved(facts, words),
        team={
            "leader": team.get("team_leader") or "",
            "members": shown.lines("propose_team", "members", team.get("members"), "member function knowledge"),
        },
        product=shown.pairs("describe_product", facts.told("describe_product"), _PRODUCT),
        ingredients=shown.lines(
            "describe_product", "ingredients", facts.lines("describe_product", "ingredients"), "ingredient standard"
        ),
        use=shown.pairs("state_intended_use", facts.told("state_intended_use"), _USE),
        steps=_steps(facts.lines("draw_flow", "steps"), ccps),
        hazards=_hazards(hazards, grid, shown, words),
        matrix=risk_matrix(grid, _pins(hazards, ccps), words) if hazards or ccps else "",
        risks=[(_TAG[each], words.say(f"study-risk-{each}-more")) for each in _TAG],
        points=[_point(ccp, facts.plans, grid, shown, words) for ccp in ccps],
        measures=shown.lines(
            "plan_measures", "measures", facts.lines("plan_measures", "measures"), "measure responsible until"
        ),
        monitored=facts.monitored,
    )


class _Shown:
    """Values of records as people read them, by the labels and options of the version's forms."""

    def __init__(self, bundle: Bundle, words: Speech) -> None:
        self._bundle, self._words = bundle, words

    def pairs(self, element: str, told: Mapping[str, Any], keys: Iterable[str]) -> list[tuple[str, str]]:
        """Return label and value of the keys that hold something."""
        if not told:
            return []
        fields = self._fields(element)
        return [(self._words.name(fields[key].label), self.value(fields[key], told.get(key))) for key in keys]

    def lines(
        self, element: str, key: str, lines: Iterable[Mapping[str, Any]] | None, columns: str
    ) -> list[tuple[str, ...]]:
        """Return the lines of a list, column by column."""
        fields = {field.key: field for field in self._fields(element)[key].fields}
        return [
            tuple(self.value(fields[column], line.get(column)) for column in columns.split()) for line in lines or ()
        ]

    def value(self, field: Field, value: Any) -> str:
        """Return one value in words; empty for nothing."""
        words = self._words
        if value is None or value is False:
            return ""
        if value is True:
            return words.say("study-yes")
        if isinstance(value, list):
            return "; ".join(self.value(field, each) for each in value)
        if isinstance(value, Decimal):
            return words.quantity(value, field.unit if isinstance(field.unit, str) else "")
        if isinstance(value, datetime | date):
            return words.day(value)
        names = next((option.names for option in field.options or () if option.value == value), None)
        return words.name(names) if names is not None else str(value)

    def _fields(self, element: str) -> dict[str, Field]:
        form = self._bundle.forms[self._bundle.elements[element].extensions.form_id or ""]
        return {field.key: field for field in form.fields}


def _approved(facts: StudyFacts, words: Speech) -> str:
    record = facts.records.get("approve_study")
    if record is None or (record.data or {}).get("approved") != "yes":
        return ""
    signed = facts.signatures.get(record.entry)
    return words.say("study-approved", name=signed.name if signed else record.by_name or "", at=words.exact(record.at))


def _steps(steps: Iterable[Mapping[str, Any]], ccps: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the steps in order; one that a control point names carries its number (once, at its last place)."""
    listed = [{"name": str(s["step"]), "limits": str(s.get("step_parameters") or ""), "ccp": ""} for s in steps]
    for ccp in ccps:
        named = [step for step in listed if step["name"].casefold() == str(ccp["point_name"]).casefold()]
        if named:
            named[-1]["ccp"] = str(ccp["point"])
    return listed


def _hazards(
    hazards: Iterable[Mapping[str, Any]], grid: Mapping[tuple[int, int], Risk], shown: _Shown, words: Speech
) -> list[tuple[Any, ...]]:
    columns = "step hazard_kind hazard hazard_source control_measure effect"
    lines = list(hazards)
    found = []
    for place, (line, cells) in enumerate(
        zip(lines, shown.lines("analyse_hazards", "hazards", lines, columns), strict=True), 1
    ):
        step, kind, hazard, source, control, effect = cells
        found.append((str(place), step, kind, f"{hazard} — {source}", control, effect, _risk(line, grid, words)))
    return found


def _risk(line: Mapping[str, Any], grid: Mapping[tuple[int, int], Risk], words: Speech) -> dict[str, str]:
    severity, probability = int(line["severity"]), int(line["probability"])
    risk = grid[severity, probability].risk
    return {
        "tag": _TAG.get(risk, "line"),
        "text": f"{severity} × {probability}: {words.say(f'study-risk-{risk}')}",
    }


def _pins(hazards: Iterable[Mapping[str, Any]], ccps: Iterable[Mapping[str, Any]]) -> list[Pin]:
    points = [
        Pin(int(each["severity"]), int(each["probability"]), _mark(each["point"]), _named(each), is_point=True)
        for each in ccps
    ]
    return points + [
        Pin(int(each["severity"]), int(each["probability"]), str(place), f"{each['step']}: {each['hazard']}")
        for place, each in enumerate(hazards, 1)
    ]


def _mark(point: str) -> str:
    """Return the number in the name of a point, else its first letters."""
    number = re.search(r"\d+", point)
    return number[0] if number else point[:2]


def _named(ccp: Mapping[str, Any]) -> str:
    return f"{ccp['point']} {ccp['point_name']}"


def _point(
    ccp: Mapping[str, Any],
    plans: Iterable[RecordRow],
    grid: Mapping[tuple[int, int], Risk],
    shown: _Shown,
    words: Speech,
) -> dict[str, Any]:
    plan = next((one.data or {} for one in plans if (one.data or {}).get("point") == ccp["point"]), {})
    limits = limits_from(plan["limits"]) if plan else ()
    return {
        "point": ccp["point"],
        "name": ccp["point_name"],
        "risk": _risk(ccp, grid, words),
        "facts": shown.pairs("plan_point", plan, _POINT),
        "limits": [
            (
                words.say(f"ccp-parameter-{each.parameter.value.replace('_', '-')}"),
                bounds_of(words.language, each),
                words.say(f"ccp-kind-{each.kind.value}"),
            )
            for each in limits
        ],
        "plan": shown.lines("plan_point", "plan", plan.get("plan"), "measure kind responsible days"),
    }
