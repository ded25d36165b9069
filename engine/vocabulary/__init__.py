"""The field's words, once: enumerations of the documents and the wording of everything people read."""

from engine.vocabulary.texts import LANGUAGES, Catalogue, Names, texts
from engine.vocabulary.words import (
    CaseStatus,
    Disposition,
    ItemClass,
    Ownership,
    QuantityStatus,
    ReinspectionResult,
    Source,
    TaskStatus,
)

__all__ = [
    "LANGUAGES",
    "CaseStatus",
    "Catalogue",
    "Disposition",
    "ItemClass",
    "Names",
    "Ownership",
    "QuantityStatus",
    "ReinspectionResult",
    "Source",
    "TaskStatus",
    "texts",
]
