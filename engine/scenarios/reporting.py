"""Sentences about how many nonconformities were reported, in the plant and by consumers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.scenarios import trying
from engine.scenarios.vocabulary import Table, rows_of, sentence
from engine.scenarios.world import World

Words = Mapping[str, str]
_FINDING: Final = {
    "lot": "{lot}",
    "quantity": "1",
    "unit": "kilogram",
    "source": "final",
    "department": "moulding",
    "nonconformity": "Moisture 22 %",
}
_CLAIM: Final = {
    **_FINDING,
    "claim_kind": "claim",
    "customer": "volga",
    "goods_at": "consumer",
    "claim_cause": "Sticky crust",
}


@sentence(
    "findings",
    "{count} findings? of {key} (?:are|is) reported:?",
    "报告了{count}件{key}的不合格[：:]?",
    "сообщено о несоответствиях {key}, числом {count}:?",
)
def findings_are_reported(world: World, words: Words, table: Table) -> None:
    """The laboratory assistant reports so many findings, a lot each; the table says what differs."""
    _report(world, words, "laboratory_assistant", "product_disposition", {**_FINDING, **dict(rows_of(table))})


@sentence(
    "claims",
    "{count} claims? of {key} (?:are|is) reported:?",
    "收到了{count}件{key}的索赔[：:]?",
    "поступили рекламации на {key}, числом {count}:?",
)
def claims_are_reported(world: World, words: Words, table: Table) -> None:
    """The director of accounting reports so many consumers' claims, a lot each; the table says what differs."""
    answers = {key: value for key, value in _CLAIM.items() if key != "source"}
    _report(world, words, "accounting_director", "consumer_claim", {**answers, **dict(rows_of(table))})


def _report(world: World, words: Words, role: str, procedure: str, answers: Mapping[str, str]) -> None:
    for place in range(int(words["count"])):
        lot = f"{procedure[0].upper()}-{place + 1}"
        given = {"product": words["key"], **answers}
        rows = [(key, value.replace("{lot}", lot)) for key, value in given.items()]
        trying.attempt(world, lambda rows=rows: trying.start(world, role, procedure, rows))  # type: ignore[misc]
