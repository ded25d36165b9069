"""What can be wrong with a question about sampling; worded by `error-<code>`, hyphens for underscores."""

from __future__ import annotations

from engine.errors import HoldpointError
from engine.vocabulary import texts


class SamplingRefused(HoldpointError):
    """The question has no answer in the standard; `data` holds what the sentence needs."""

    code = "sampling_refused"

    def sentence(self, language: str = "en") -> str:
        """Return what is wrong and what to do next, in `language` (en, zh, ru)."""
        return texts.say(language, f"error-{self.code.replace('_', '-')}", **self.data)


class AqlUnknown(SamplingRefused):
    """The tables have no such acceptance quality limit."""

    code = "sampling_aql_unknown"

    def __init__(self, aql: object, choices: tuple[str, ...]) -> None:
        super().__init__(aql=str(aql), choices=", ".join(choices))


class WordUnknown(SamplingRefused):
    """A level, severity, plan type, class or edition is not one of the words the tables know."""

    code = "sampling_word_unknown"

    def __init__(self, what: str, value: object, choices: tuple[str, ...]) -> None:
        super().__init__(what=what, value=str(value), choices=", ".join(choices))


class LotTooSmall(SamplingRefused):
    """Table 1 begins at a lot of two units."""

    code = "sampling_lot_too_small"

    def __init__(self, lot_size: int) -> None:
        super().__init__(lot_size=lot_size)


class PercentNotPossible(SamplingRefused):
    """Percent nonconforming ends at an AQL of 10. Source: GB/T 2828.1-2003 clause 5.2."""

    code = "sampling_percent_not_possible"

    def __init__(self, aql: object) -> None:
        super().__init__(aql=str(aql))


class NoPlan(SamplingRefused):
    """The table has no plan at this letter and AQL."""

    code = "sampling_no_plan"

    def __init__(self, table: str, code_letter: str, aql: object) -> None:
        super().__init__(table=table, code_letter=code_letter, aql=str(aql))


class CountsWrong(SamplingRefused):
    """The counts found do not fit the plan: `reason` is negative, above_sample, none, after_decision or class."""

    code = "sampling_counts_wrong"

    def __init__(self, reason: str, stage: int = 0, found: int = 0, sample_size: int = 0) -> None:
        super().__init__(reason=reason, stage=stage, found=found, sample_size=sample_size)


class InspectionDiscontinued(SamplingRefused):
    """No lot is inspected until the supplier has acted and the authority resumes. Source: GB/T 2828.1 clause 9.4."""

    code = "sampling_discontinued"


class ApprovalNotAwaited(SamplingRefused):
    """Nothing of the kind waits for the authority's approval."""

    code = "sampling_approval_not_awaited"

    def __init__(self, approval: str, waiting: tuple[str, ...]) -> None:
        super().__init__(approval=approval, waiting=", ".join(waiting) or "-")


class QualityWrong(SamplingRefused):
    """A quality or probability is outside the range in which it means something."""

    code = "sampling_quality_wrong"

    def __init__(self, quantity: str, value: object, lowest: object, highest: object) -> None:
        super().__init__(quantity=quantity, value=str(value), lowest=str(lowest), highest=str(highest))


class ExamplesUnreadable(SamplingRefused):
    """A file of worked examples lacks its columns."""

    code = "sampling_examples_unreadable"

    def __init__(self, cause: str, columns: tuple[str, ...]) -> None:
        super().__init__(cause=cause, columns=", ".join(columns))


class NotUtf8(SamplingRefused):
    """A file of worked examples is not UTF-8 text."""

    code = "sampling_not_utf_8"

    def __init__(self, file: object) -> None:
        super().__init__(file=str(file))
