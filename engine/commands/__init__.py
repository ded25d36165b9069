"""Commands: frozen values, one handler and one transaction each; the only way anything changes."""

from engine.commands.complete_task import CompleteTask
from engine.commands.finishing import Started
from engine.commands.people import AddSite, AddUser
from engine.commands.plant import Plant
from engine.commands.start_case import StartCase

__all__ = ["AddSite", "AddUser", "CompleteTask", "Plant", "StartCase", "Started"]
