"""Runs the procedures of a bundle: the only package that knows SpiffWorkflow."""

from engine.workflow.case import HostFactory, Running, load, rebind, start
from engine.workflow.host import BpmnError, Entry, Host, OpenTask, Trouble
from engine.workflow.moving import move
from engine.workflow.replay import HistoryDiffers, replay
from engine.workflow.specs import library as prepare

__all__ = [
    "BpmnError",
    "Entry",
    "HistoryDiffers",
    "Host",
    "HostFactory",
    "OpenTask",
    "Running",
    "Trouble",
    "load",
    "move",
    "prepare",
    "rebind",
    "replay",
    "start",
]
