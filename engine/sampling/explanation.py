"""Telling people, in their language, how the tables lead to a plan."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from engine.sampling import tables
from engine.sampling.selection import Plan, Step
from engine.sampling.tables import Stage
from engine.sampling.words import Mark, PlanType
from engine.vocabulary import texts


def explain(plan: Plan, language: str = "en") -> list[str]:
    """Return sentences that lead from lot and AQL to the plan, every arrow and doubt included."""

    def say(key: str, **values: object) -> str:
        return texts.say(language, f"sampling-{key}", **values)

    sentences = []
    if plan.lot_size is not None and plan.level is not None:
        sentences.append(say("explain-letter", lot=plan.lot_size, level=plan.level.value, letter=plan.code_letter))
    asked = letter_sample_size(plan)
    if asked is not None and plan.plan_letter != plan.code_letter:
        single = tables.table_name(PlanType.SINGLE, plan.severity)
        sentences.append(say("explain-letter-asks", letter=plan.code_letter, size=asked, table=single))
    sentences.extend(_run_of_marks(plan, steps, after[0], language) for steps, after in pairwise(_runs(plan)))
    sentences.append(
        say(
            "explain-plan",
            table=plan.table,
            letter=plan.plan_letter,
            type=say(f"type-{plan.plan_type.value}"),
            sizes=sizes(plan.printed_stages),
            numbers=tables.numbers_of(plan.printed_stages),
        )
    )
    if any(stage.acceptance_number is None for stage in plan.stages):
        sentences.append(say("explain-not-permitted"))
    if plan.full_inspection:
        sentences.append(say("explain-full", lot=plan.lot_size))
    elif plan.limited_by_lot:
        sentences.append(say("explain-remainder", sizes=sizes(plan.stages), numbers=plan.numbers))
    sentences.extend(doubt_sentences(plan, language))
    return sentences


def _runs(plan: Plan) -> list[list[Step]]:
    """Gather arrows that follow each other in one table and direction; a plan stands alone."""
    runs: list[list[Step]] = []
    for step in plan.path:
        last = runs[-1][-1] if runs else None
        if last is not None and step.mark is not Mark.PLAN and (last.table, last.mark) == (step.table, step.mark):
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _run_of_marks(plan: Plan, steps: list[Step], after: Step, language: str) -> str:
    """Say where a run of like marks, which began at the first of `steps`, leads."""
    first = steps[0]
    if first.mark is Mark.PLAN:
        return texts.say(language, "sampling-explain-agreed", letter=after.code_letter)
    return texts.say(
        language,
        f"sampling-explain-{first.mark.value}",
        table=first.table,
        letter=first.code_letter,
        aql=_decimal(plan.aql, language),
        next=after.code_letter,
        count=len(steps),
    )


def _decimal(value: Decimal, language: str) -> str:
    return str(value).replace(".", ",") if language == "ru" else str(value)


def doubt_sentences(plan: Plan, language: str = "en") -> list[str]:
    """Return one sentence for each doubtful cell the plan rests on."""
    sentences = []
    for doubt in plan.doubts:
        text = texts.say(language, f"sampling-doubt-{doubt.name.lower()}")
        key = "sampling-explain-doubt" if doubt.alternative else "sampling-explain-doubt-plain"
        sentences.append(texts.say(language, key, name=doubt.name, text=text, alternative=doubt.alternative))
    return sentences


def letter_sample_size(plan: Plan) -> int | None:
    """Return the sample size that the code letter of lot and level asks for before any arrow. Source: tables 2."""
    single = tables.table(tables.table_name(PlanType.SINGLE, plan.severity))
    return single.sample_sizes.get(plan.code_letter)


def sizes(stages: tuple[Stage, ...]) -> str:
    """Write the sample sizes of `stages`, such as `125 + 125`."""
    return " + ".join(str(stage.sample_size) for stage in stages)
