"""Acceptance scenarios: a vocabulary in three languages, played on a real database through the commands."""

from engine.scenarios.all_of_them import all_scenarios, not_played, play_all
from engine.scenarios.features import Scenario, Step, read_feature, read_features
from engine.scenarios.playing import Played, Stage, walked
from engine.scenarios.vocabulary import Sentence, find, run, sentences
from engine.scenarios.world import Clock, World, furnish

__all__ = [
    "Clock",
    "Played",
    "Scenario",
    "Sentence",
    "Stage",
    "Step",
    "World",
    "all_scenarios",
    "find",
    "furnish",
    "not_played",
    "play_all",
    "read_feature",
    "read_features",
    "run",
    "sentences",
    "walked",
]
