"""Commands: frozen values, one handler and one transaction each; the only way anything changes."""

from engine.commands.complete_task import CompleteTask
from engine.commands.correct_record import Correctable, CorrectRecord
from engine.commands.finishing import Started
from engine.commands.goods_lines import Entered, Extent, LotLine, LotName, ShipmentLine
from engine.commands.imports import ImportTable
from engine.commands.people import AddSite, AddUser
from engine.commands.plant import Plant
from engine.commands.shipments import EnterShipments
from engine.commands.start_case import StartCase
from engine.commands.stock import EnterLots

__all__ = [
    "AddSite",
    "AddUser",
    "CompleteTask",
    "CorrectRecord",
    "Correctable",
    "EnterLots",
    "EnterShipments",
    "Entered",
    "Extent",
    "ImportTable",
    "LotLine",
    "LotName",
    "Plant",
    "ShipmentLine",
    "StartCase",
    "Started",
]
