"""Names of the documents and registers that records fill, from the bundle's registers.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from engine.bundles import Bundle
from engine.registers import read_registers
from engine.vocabulary import Names


@lru_cache(maxsize=32)
def document_names(bundle: Bundle) -> Mapping[str, Names]:
    """Return the names of the documents by their code."""
    return {
        register.code: register.names
        for name in sorted(bundle.files)
        if name.endswith("registers.yaml")
        for register in read_registers(bundle.files[name], name)
    }
