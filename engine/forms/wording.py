"""A refusal in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from engine.errors import Refusal
from engine.vocabulary import Names, texts

_LOCALES = {"en": Locale("en"), "zh": Locale("zh", script="Hans"), "ru": Locale("ru")}


def word_refusal(refusal: Refusal, language: str) -> str:
    """Say why an entry is not taken, in `language`; a form may bring a sentence of its own for its pattern.

    Numbers are written as the language writes them and never rounded.
    """
    own = refusal.data.get("sentence")
    if isinstance(own, Names) and own:
        return own.text(language)
    data = {name: _written(value, language) for name, value in refusal.data.items()}
    return texts.say(language, f"refusal-{refusal.code.replace('_', '-')}", **data)


def _written(value: Any, language: str) -> Any:
    if not isinstance(value, Decimal):
        return value
    return format_decimal(value.normalize(), locale=_LOCALES[language], decimal_quantization=False)
