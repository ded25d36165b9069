"""Acceptance scenarios: a vocabulary in three languages, played on a real database through the commands."""

from engine.scenarios.vocabulary import Sentence, run, sentences
from engine.scenarios.world import Clock, World, furnish

__all__ = ["Clock", "Sentence", "World", "furnish", "run", "sentences"]
