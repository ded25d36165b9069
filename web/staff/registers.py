"""Names of the documents and registers that records fill, from the bundle's registers.yaml."""

from __future__ import annotations

from functools import lru_cache

from engine.bundles import Bundle
from engine.procedures.roles import names_in, read_yaml
from engine.vocabulary import Names


def document_names(bundle: Bundle) -> dict[str, Names]:
    """Return the names of the documents by their code."""
    return _names(
        bundle.key, tuple(bundle.files[name] for name in sorted(bundle.files) if name.endswith("registers.yaml"))
    )


@lru_cache(maxsize=32)
def _names(key: str, files: tuple[bytes, ...]) -> dict[str, Names]:  # noqa: ARG001 - the key makes the cache cheap
    found: dict[str, Names] = {}
    for content in files:
        told = read_yaml(content, "registers.yaml")
        listed = told.get("registers") if isinstance(told, dict) else None
        for entry in listed if isinstance(listed, list) else []:
            if isinstance(entry, dict) and entry.get("code"):
                found[str(entry["code"])] = names_in(entry.get("title"), str(entry["code"]))
    return found
