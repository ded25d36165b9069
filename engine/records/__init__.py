"""Records and the history that keeps them: canonical texts, hashes, the chain of a case."""

from engine.records.canonical import canonical
from engine.records.chain import Entry, next_mac, record_hash

__all__ = ["Entry", "canonical", "next_mac", "record_hash"]
