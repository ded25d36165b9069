"""Wording in English, Simplified Chinese and Russian, from Fluent files."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "zh", "ru")
_LOCALES = {"en": "en", "zh": "zh-Hans-CN", "ru": "ru"}
_OWN = Path(__file__).parent / "locales"


@dataclass(frozen=True, slots=True)
class Names:
    """One text in three languages; an empty translation falls back to English."""

    en: str
    zh: str = ""
    ru: str = ""

    def text(self, language: str) -> str:
        """Return the text in `language` (en, zh, ru)."""
        if language == "zh":
            return self.zh or self.en
        if language == "ru":
            return self.ru or self.en
        return self.en

    def __bool__(self) -> bool:
        return bool(self.en or self.zh or self.ru)


class Catalogue:
    """All messages of some folders `<folder>/<language>/*.ftl`; messages without variables are formatted once."""

    def __init__(self, *folders: Path) -> None:
        self._folders: list[Path] = list(folders)
        self._bundles: dict[str, FluentBundle] = {}
        self._fixed: dict[str, dict[str, str]] = {}
        self._lock = threading.Lock()

    def add(self, folder: Path) -> None:
        """Take in another folder; `web` adds its own."""
        with self._lock:
            if folder not in self._folders:
                self._folders.append(folder)
                self._bundles.clear()
                self._fixed.clear()

    def has(self, language: str, key: str) -> bool:
        """Tell whether `key` is worded in `language`."""
        return bool(self._bundle(language).has_message(key))

    def say(self, language: str, key: str, /, **values: Any) -> str:
        """Return message `key` in `language`; an unknown key comes back in brackets, so that it is seen."""
        fixed = self._fixed.get(language)
        if fixed is not None and not values and key in fixed:
            return fixed[key]
        bundle = self._bundle(language)
        if not bundle.has_message(key):
            return f"[{key}]"
        pattern = bundle.get_message(key).value
        text, _ = bundle.format_pattern(pattern, values)
        if isinstance(pattern, str) or not values:
            self._fixed[language][key] = str(text)
        return str(text)

    def _bundle(self, language: str) -> FluentBundle:
        found = self._bundles.get(language)
        if found is not None:
            return found
        with self._lock:
            bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
            for folder in self._folders:
                for file in sorted((folder / language).glob("*.ftl")):
                    bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
            self._bundles[language], self._fixed[language] = bundle, {}
            return bundle


texts = Catalogue(_OWN)
