"""Commands of acceptance sampling: `holdpoint sample plan | judge | switch | curve | verify`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from engine.sampling import (
    EDITIONS,
    GB_2003,
    INCOMING_RULES,
    Level,
    Measure,
    NonconformityClass,
    Plan,
    PlanType,
    Relaxation,
    SamplingRefused,
    SeriesState,
    Severity,
    SwitchingRules,
    begin,
    plan_for,
    state_from_dict,
)
from engine.sampling import answers as ask
from engine.sampling.examples import read_examples
from engine.sampling.refusals import NotUtf8
from engine.vocabulary import LANGUAGES, texts

_SEVERITIES = [severity.value for severity in Severity if severity is not Severity.DISCONTINUED]
_Command = Callable[..., None]


class _SampleGroup(click.Group):
    """Turns a question without an answer into one sentence on stderr and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SamplingRefused as refused:
            click.echo(refused.sentence(ctx.params.get("language") or "en"), err=True)
            raise SystemExit(2) from refused


@click.group("sample", cls=_SampleGroup)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    envvar="HOLDPOINT_LANGUAGE",
    show_envvar=True,
    help="Language of explanations.",
)
@click.pass_context
def sample(ctx: click.Context, language: str) -> None:
    """Acceptance sampling after GB/T 2828.1-2003 (ISO 2859-1:1999).

    Example: holdpoint sample plan --lot 1000 --aql 0.4
    """
    ctx.obj = language


def _plan_options(command: _Command) -> _Command:
    """Add the options that lead to a plan; defaults are those of the incoming specification (SMP-5.3, 5.4, 5.6)."""
    options = [
        click.option("--lot", "lot_size", type=click.IntRange(min=1), required=True, help="Lot size N."),
        click.option("--aql", required=True, help="Acceptance quality limit, such as 0.4."),
        click.option("--level", type=click.Choice([level.value for level in Level]), default="II", show_default=True),
        click.option("--severity", type=click.Choice(_SEVERITIES), default="tightened", show_default=True),
        click.option(
            "--type",
            "plan_type",
            type=click.Choice([plan_type.value for plan_type in PlanType]),
            default="double",
            show_default=True,
        ),
        click.option("--measure", type=click.Choice([measure.value for measure in Measure]), help="What is counted."),
        click.option("--edition", type=click.Choice(list(EDITIONS)), default=GB_2003.name, show_default=True),
        click.option("--ac1", is_flag=True, help="Agreed: the Ac 1 plan of the same AQL in place of an Ac 0 plan."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _plan(terms: dict[str, Any], aql: str | None = None) -> Plan:
    return plan_for(
        terms["lot_size"],
        aql or terms["aql"],
        level=Level(terms["level"]),
        severity=Severity(terms["severity"]),
        plan_type=PlanType(terms["plan_type"]),
        measure=Measure(terms["measure"]) if terms["measure"] else None,
        acceptance_number_1_agreed=terms["ac1"],
        edition=EDITIONS[terms["edition"]],
    )


_json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@sample.command("plan")
@_plan_options
@_json_option
@click.pass_obj
def plan_command(language: str, /, as_json: bool, **terms: Any) -> None:
    """Find the plan for a lot and explain it.

    Example: holdpoint sample plan --lot 1000 --level II --aql 0.4 --severity tightened --type double
    """
    plan = _plan(terms)
    answer = ask.plan_answer(plan, language)
    if as_json:
        _write_json(answer)
        return
    _write_table(
        (_say(language, "column-sample"), _say(language, "column-units"), "Ac", "Re"),
        [
            (
                str(number),
                str(stage.sample_size),
                "#" if stage.acceptance_number is None else str(stage.acceptance_number),
                str(stage.rejection_number),
            )
            for number, stage in enumerate(plan.stages, start=1)
        ],
    )
    click.echo()
    for sentence in answer["explanation"]:
        click.echo(sentence)
    edition = plan.edition
    click.echo(_say(language, "explain-edition", edition=edition.name, identical=edition.identical_to))


class _Counts(click.ParamType[tuple[int, ...]]):
    """Counts of the samples in the order drawn, separated by commas."""

    name = "counts"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(int(count) for count in str(value).split(","))
        except ValueError:
            self.fail(
                f"{value!r} is not a list of counts. Write the count of each sample, such as 1 or 1,0.", param, ctx
            )


@sample.command("judge")
@_plan_options
@click.option("--found", type=_Counts(), required=True, help="Counts of the samples in the order drawn: 1 or 1,0.")
@click.option("--minor-aql", help="AQL of minor nonconformities, judged separately; --aql is then for major ones.")
@click.option("--minor-found", type=_Counts(), help="Counts of minor nonconforming units.")
@_json_option
@click.pass_obj
def judge_command(
    language: str,
    /,
    found: tuple[int, ...],
    minor_aql: str | None,
    minor_found: tuple[int, ...] | None,
    as_json: bool,
    **terms: Any,
) -> None:
    """Judge a lot from what its samples held: accept, reject, or draw a further sample.

    Example: holdpoint sample judge --lot 1000 --aql 0.4 --found 1,0

    Two classes: holdpoint sample judge --lot 1000 --aql 0.4 --found 0 --minor-aql 1.0 --minor-found 1
    """
    if (minor_aql is None) != (minor_found is None):
        raise click.UsageError("Give --minor-aql and --minor-found together.")
    plans = {NonconformityClass.MAJOR: _plan(terms)}
    counts: dict[NonconformityClass, Sequence[int]] = {NonconformityClass.MAJOR: found}
    if minor_aql is not None and minor_found is not None:
        plans[NonconformityClass.MINOR] = _plan(terms, minor_aql)
        counts[NonconformityClass.MINOR] = minor_found
    answer = ask.judge_answer(plans, counts)
    if as_json:
        _write_json(answer)
        return
    rows = [
        (
            _say(language, f"class-{kind}") if minor_aql else "",
            str(one["inspected"]),
            str(one["found"]),
            "#" if one["acceptance_number"] is None else str(one["acceptance_number"]),
            str(one["rejection_number"]),
            _verdict(one["verdict"], one["next_sample_size"], language),
        )
        for kind, one in answer["classes"].items()
    ]
    kind, inspected, held, verdict = (_say(language, f"column-{c}") for c in ("class", "inspected", "found", "verdict"))
    _write_table((kind, inspected, held, "Ac", "Re", verdict), rows)
    click.echo()
    click.echo(_verdict(answer["verdict"], answer["next_sample_size"], language))


def _verdict(verdict: str, next_sample_size: int | None, language: str) -> str:
    return _say(language, f"verdict-{verdict}", size=next_sample_size or 0)


@sample.command("switch")
@click.argument("events", nargs=-1, metavar="EVENT…")
@click.option("--start", type=click.Choice(_SEVERITIES), default="normal", show_default=True)
@click.option("--incoming", is_flag=True, help="Start tightened, relax on approval (incoming specification).")
@click.option(
    "--reduced",
    "to_reduced",
    type=click.Choice([relaxation.value for relaxation in Relaxation]),
    default="on_approval",
    show_default=True,
)
@click.option("--irregular", is_flag=True, help="Production is not steady: no reduced inspection.")
@click.option("--state", "state_file", type=click.File(encoding="utf-8"), help="Go on from this JSON state.")
@_json_option
@click.pass_obj
def switch_command(
    language: str,
    events: tuple[str, ...],
    start: str,
    incoming: bool,
    to_reduced: str,
    irregular: bool,
    state_file: Any,
    as_json: bool,
) -> None:
    """Carry a series through its lots and say under which severity the next lot is inspected.

    EVENT is A (accepted, 2 points), A+3 or A+0 (accepted, so many points), R (not accepted), irregular (production),
    to_normal, to_reduced or resume (approvals of the responsible authority).

    Example: holdpoint sample switch A A R A R A
    """
    rules = INCOMING_RULES if incoming else SwitchingRules(Severity(start), to_reduced=Relaxation(to_reduced))
    state = _read_state(state_file.read()) if state_file else begin(rules)
    answer = ask.switch_answer(state, events, production_steady=not irregular)
    if as_json:
        _write_json(answer)
        return

    def severity(value: str) -> str:
        return _say(language, f"severity-{value}")

    rows = [
        (
            lot["lot"],
            severity(lot["severity"]),
            _say(language, f"result-{'accepted' if lot['accepted'] else 'not-accepted'}"),
            _or_dash(lot["score_after"]),
        )
        for lot in answer["lots"]
    ]
    _write_table([_say(language, f"column-{column}") for column in ("lot", "severity", "result", "score")], rows)
    for switch in answer["switches"]:
        reason = _say(language, f"switch-{switch['reason']}")
        after = f"{switch['lot'] or '-'}: {severity(switch['before'])} -> {severity(switch['after'])}"
        click.echo(f"{after} ({reason}; {switch['clause']})")
    for approval in answer["state"]["approvals_waiting"]:
        question = _say(language, f"approval-{approval}")
        click.echo(f"? {question}: {approval}")
    click.echo(f"=> {severity(answer['next'])}")


def _read_state(text: str) -> SeriesState:
    try:
        data = json.loads(text)
        return state_from_dict(data.get("state", data))
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise click.UsageError(
            "--state is not a series state. Give the output of `holdpoint sample switch --json`."
        ) from exc


@sample.command("curve")
@_plan_options
@click.option("--points", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--highest", type=float, help="Worst quality shown, in percent or per 100 units.")
@click.option("--isolated", is_flag=True, help="The lot belongs to no series: add its exact limiting quality.")
@_json_option
@click.pass_obj
def curve_command(
    language: str, /, points: int, highest: float | None, isolated: bool, as_json: bool, **terms: Any
) -> None:
    """Show what a plan does: share of lots accepted, average sample, outgoing quality, risks.

    Example: holdpoint sample curve --lot 1000 --aql 1.0 --severity normal --type single --points 10
    """
    plan = _plan(terms)
    answer = ask.curve_answer(plan, points, highest)
    if isolated:
        answer["isolated_lot"] = ask.isolated_lot_answer(plan, terms["lot_size"])
    if as_json:
        _write_json(answer)
        return
    _write_table(
        (_say(language, "column-quality"), "Pa", "ASN", "AOQ"),
        [
            (
                f"{point['quality']:.4g}",
                f"{point['acceptance_probability']:.4f}",
                f"{point['average_sample_number']:.1f}",
                f"{point['average_outgoing_quality']:.4g}",
            )
            for point in answer["points"]
        ],
    )
    click.echo()
    for name, value in {**answer, **answer.get("isolated_lot", {})}.items():
        if isinstance(value, float) or name == "limiting_nonconforming":
            click.echo(f"{_say(language, f'value-{name}')}: {'-' if value is None else f'{value:.4g}'}")


@sample.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.csv")
@_json_option
@click.pass_obj
def verify_command(language: str, file: Path, as_json: bool) -> None:
    """Check worked examples against the engine; exit 1 when any differs.

    FILE.csv has the columns id, kind, source, input_json, expected_json, note.

    Example: holdpoint sample verify examples.csv
    """
    try:
        examples = read_examples(file.read_text(encoding="utf-8-sig").splitlines(keepends=True))
    except UnicodeDecodeError as exc:
        raise NotUtf8(file) from exc
    answer = ask.verify_answer(examples)
    if as_json:
        _write_json(answer)
    else:
        for one in answer["mismatches"]:
            where = " ".join(part for part in (one["id"], one["kind"], one["value"]) if part)
            click.echo(_say(language, "mismatch", where=where, expected=one["expected"], actual=one["actual"]))
        click.echo(_say(language, "agreeing", agreeing=answer["agreeing"], checked=answer["checked"]))
    if answer["mismatches"]:
        raise SystemExit(1)


def _say(language: str, key: str, **values: Any) -> str:
    return texts.say(language, f"sampling-{key.replace('_', '-')}", **values)


def _or_dash(value: int | None) -> str:
    return "-" if value is None else str(value)


def _write_json(answer: Any) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _write_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(_width(line[column]) for line in (header, *rows)) for column in range(len(header))]
    for line in (header, *rows):
        padded = (" " * (width - _width(cell)) + cell for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _width(text: str) -> int:
    """Return the columns of a terminal that `text` takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
