"""The overview of the plant, and the list of cases behind each of its figures."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from flask import abort, render_template, request, url_for

from engine.effectiveness import share_of
from engine.errors import HoldpointError
from engine.inbox import cases
from engine.inbox.overview import AGES, Grouping, Overview, Review, median_span
from web.overview import blueprint
from web.overview.counting import DAYS, Scope, counted, scope
from web.overview.measures import cases_behind
from web.shell import plant, shell, speech
from web.staff.cases import case_in_list

PAGE = 30
BARS = 8
_REVIEW = "effectiveness_review"
_MARKS = {"excellent": ("ok", "ok"), "good": ("move", "check"), "satisfactory": ("hold", "warn")}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, number, width in percent of the longest, and where it leads."""

    name: str
    number: int
    width: str
    href: str
    late: str = "0"
    share: str = ""
    late_number: int = 0
    after: str = "0"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of effectiveness: its value in percent, its rating, and the cases behind it."""

    name: str
    value: str
    rating: str
    kind: str
    mark: str
    href: str
    basis: str


@blueprint.get("/overview")
def overview() -> str:
    """Show the figures of the plant."""
    asked = scope()
    found = counted(asked)
    grouping = _grouping()
    return render_template(
        "overview/overview.html",
        section="overview",
        asked=asked,
        found=found,
        days=DAYS,
        held=[(unit, *figures) for unit, figures in found.held_by_unit().items()],
        late_since=min((each.due_at for each in found.late), default=None),
        grouping=grouping,
        groupings=list(Grouping),
        pareto=_pareto(found, asked, grouping),
        unknown=len(found.reports) - sum(len(group.cases) for group in found.pareto(grouping)),
        ages=_ages(found, asked),
        roles=_roles(found, asked),
        criteria=[_live(found, asked), *(each for review in found.reviews for each in _reviewed(review, asked))],
        flow=_flow(found, asked),
        to_disposition=_span(median_span((each.at, each.disposed_at) for each in found.reports)),
        procedures=shell().directory.procedures.values(),
        behind=_behind,
    )


@blueprint.get("/overview/cases")
def cases_of_figure() -> str:
    """List the cases behind one figure."""
    asked = scope()
    measure, key = request.args.get("measure", ""), request.args.get("key", "")
    ids = cases_behind(counted(asked), measure, key)
    if ids is None:
        abort(404)
    return listed(ids, _title(measure, key), url_for("overview.overview", **asked.link()))


def listed(ids: tuple[int, ...], title: str, back: str) -> str:
    """Show a page of the cases `ids`."""
    page = request.args.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1  # noqa: PLR2004
    start = max(0, number - 1) * PAGE
    with plant().database.reading() as work:
        rows = cases.rows(work, ids[start : start + PAGE]) if ids[start:] else ()
    more = {**request.args, **(request.view_args or {})}
    return render_template(
        "overview/cases.html",
        section="overview",
        title=title,
        back=back,
        total=len(ids),
        rows=[case_in_list(row) for row in rows],
        first=None if start == 0 else url_for(request.endpoint or "", **{**more, "page": 1}),
        next=url_for(request.endpoint or "", **{**more, "page": number + 1}) if len(ids) > start + PAGE else None,
    )


def _grouping() -> Grouping:
    asked = request.args.get("by", "")
    return Grouping(asked) if asked in set(Grouping) else Grouping.NONCONFORMITY


def _behind(asked: Scope, measure: str, key: str = "") -> str:
    return url_for("overview.cases_of_figure", **asked.link(measure=measure, key=key or None))


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}" if whole else "0"


def _pareto(found: Overview, asked: Scope, grouping: Grouping) -> list[Bar]:
    groups = found.pareto(grouping)
    most = max((len(group.cases) for group in groups), default=0)
    return [
        Bar(
            _name(grouping, group.name),
            len(group.cases),
            _percent(len(group.cases), most),
            _behind(asked, grouping.value, group.name),
            share=str(group.share.quantize(Decimal(1), ROUND_HALF_UP)),
        )
        for group in groups[:BARS]
    ]


def _name(grouping: Grouping, key: str) -> str:
    if grouping in {Grouping.PRODUCT, Grouping.SUPPLIER}:
        options = plant().choices().get(f"{grouping.value}s", ())
        return next((speech().name(each.names) for each in options if each.value == key), key)
    return key


def _ages(found: Overview, asked: Scope) -> list[Bar]:
    ages = Counter(each.age(found.counted_at) for each in found.open)
    late = Counter(each.age(found.counted_at) for each in found.open if each.is_late)
    most = max(ages.values(), default=0)
    bars, before = [], 0
    for place, days in enumerate(AGES):
        name = (
            speech().say("overview-age", since=before, until=days)
            if days
            else speech().say("overview-older", days=before)
        )
        in_time = ages[place] - late[place]
        widths = _percent(ages[place], most), _percent(late[place], most), _percent(in_time, most)
        href = _behind(asked, "age", str(place))
        bars.append(Bar(name, ages[place], widths[0], href, late=widths[1], late_number=late[place], after=widths[2]))
        before = days or before
    return bars


def _roles(found: Overview, asked: Scope) -> list[Bar]:
    roles = Counter(each.role for each in found.late).most_common()
    words, directory = speech(), shell().directory
    return [
        Bar(
            words.lead(words.name(directory.role(role))),
            number,
            _percent(number, roles[0][1]),
            _behind(asked, "late", role),
        )
        for role, number in roles
    ]


def _live(found: Overview, asked: Scope) -> Criterion:
    """Return the share found by consumers as it stands in this half-year."""
    reports = found.this_half
    by_consumers = sum(each.by_consumer for each in reports)
    share = share_of(by_consumers, len(reports))
    basis = speech().say("overview-share-basis", count=by_consumers, total=len(reports))
    name = speech().say("overview-share-now")
    return _criterion(name, share, _rated("share_rating", {"share_percent": share}), _behind(asked, "half"), basis)


def _rated(decision: str, given: Mapping[str, Decimal]) -> str:
    """Return the rating by the table in force; nothing where the plant has no such table."""
    published = shell().directory.procedures.get(_REVIEW)
    found = plant().bundle(published.bundle_id).decisions.get(decision) if published else None
    try:
        return str(found.decide(given, None).value or "") if found else ""
    except HoldpointError:
        return ""


def _reviewed(review: Review, asked: Scope) -> Iterable[Criterion]:
    """Return both criteria as the last approved report states them."""
    words, values = speech(), review.values
    href = url_for("staff.case", number=review.case)
    where = f" · {words.name(shell().directory.site(review.site))}" if len(asked.sites) > 1 else ""
    half = words.say(f"overview-half-{values.get('half')}", year=str(values.get("review_year")))
    for measure in ("level", "share"):
        name = words.say(f"overview-{measure}", half=half) + where
        value = values.get(f"{measure}_percent")
        if value is not None:
            yield _criterion(name, value, str(values.get(f"{measure}_rating")), href, review.case)


def _criterion(name: str, value: Decimal, rating: str, href: str, basis: str) -> Criterion:
    kind, mark = _MARKS.get(rating, ("line", ""))
    word = speech().word("overview-rating", rating) if rating else ""
    return Criterion(name, speech().number(value), word, kind, mark, href, basis)


def _flow(found: Overview, asked: Scope) -> list[tuple[str, list[tuple[str, str, int, str]]]]:
    """Return for each procedure the medians from finding to disposition and to closing, with their cases."""
    rows = []
    for key, procedure in shell().directory.procedures.items():
        reports = [each for each in found.reports if each.procedure == key]
        ends = {
            "disposed": [(each.at, each.disposed_at) for each in reports if each.disposed_at],
            "closed": [(each.at, each.closed_at) for each in reports if each.closed_at],
        }
        if reports:
            cells = [
                (f"overview-{end}", _span(median_span(spans)), len(spans), _behind(asked, end, key))
                for end, spans in ends.items()
            ]
            rows.append((speech().name(procedure.names), cells))
    return rows


def _span(length: dt.timedelta | None) -> str:
    return "–" if length is None else speech().span(int(length / dt.timedelta(minutes=1)))


def _title(measure: str, key: str) -> str:
    words = speech()
    if measure in set(Grouping):
        return f"{words.say(f'overview-by-{measure}')}: {_name(Grouping(measure), key)}"
    title = words.say(f"overview-list-{measure}")
    if measure == "late" and key:
        return f"{title}: {words.name(shell().directory.role(key))}"
    return title
