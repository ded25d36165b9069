"""The runner: one process at a time holds a lease and fires the timers that are due."""

from engine.runner.loop import Runner

__all__ = ["Runner"]
