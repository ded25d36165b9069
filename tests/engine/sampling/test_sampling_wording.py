"""Every word of sampling exists in the three languages."""

import pytest

from engine.sampling import Measure, NonconformityClass, PlanType, Severity, Verdict, refusals
from engine.sampling.switching import CLAUSE_OF_REASON, Approval, SwitchReason
from engine.vocabulary import LANGUAGES, texts

REFUSALS = [
    refusals.AqlUnknown("3", ("1.0",)),
    refusals.WordUnknown("level", "IV", ("I", "II")),
    refusals.LotTooSmall(1),
    refusals.PercentNotPossible("15"),
    refusals.NoPlan("2-A", "S", "1.0"),
    refusals.InspectionDiscontinued(),
    refusals.ApprovalNotAwaited("resume", ()),
    refusals.QualityWrong("probability", 2, 0, 1),
    refusals.ExamplesUnreadable("id", ("id",)),
    refusals.NotUtf8("file.csv"),
    *(refusals.CountsWrong(reason) for reason in ("negative", "above_sample", "none", "after_decision", "class")),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("family", "words"),
    [
        ("severity", Severity),
        ("type", PlanType),
        ("class", NonconformityClass),
        ("measure", Measure),
        ("verdict", Verdict),
        ("switch", SwitchReason),
        ("approval", Approval),
        ("doubt", ("d1", "d2", "d4", "d6")),
    ],
)
def test_every_word_is_said(language, family, words):
    missing = [word for word in words if not texts.has(language, f"sampling-{family}-{word.replace('_', '-')}")]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_every_refusal_is_a_whole_sentence(language, refusal):
    sentence = refusal.sentence(language)
    assert sentence.endswith((".", "。"))
    assert not set("{}[]") & set(sentence)


def test_every_refusal_is_among_those_said():
    classes = {kind for kind in vars(refusals).values() if isinstance(kind, type)}
    raised = {kind for kind in classes if issubclass(kind, refusals.SamplingRefused)} - {refusals.SamplingRefused}
    assert raised == {type(refusal) for refusal in REFUSALS}


def test_every_reason_names_its_clause():
    assert set(CLAUSE_OF_REASON) == set(SwitchReason)
