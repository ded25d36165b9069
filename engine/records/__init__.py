"""Records and the history that keeps them: the hash of what came in, the chain of a case."""

from engine.records.chain import Entry, content_hash, next_mac, seal_mac

__all__ = ["Entry", "content_hash", "next_mac", "seal_mac"]
