"""Stock, shipments and what lots were made from, in the demo: one lot of assemblies went to three customers."""

from __future__ import annotations

from engine.cli.demo_story import Row, Told


def _shipped(document: str, customer: str, lot: str, quantity: str, *more: Row) -> tuple[str, tuple[Row, ...]]:
    rows = (("document", document), ("customer", customer), ("lot", lot), ("quantity", quantity), *more)
    return "the storekeeper enters a shipment:", rows


STORIES: tuple[Told, ...] = (
    Told(
        "ningbo",
        20,
        (
            ('600 pieces of lot "A-0382" of "VB-50-316" are in stock', ()),
            ('900 pieces of lot "C-0549" of "SE-PTFE-50" are in stock', ()),
            ('300 pieces of lot "F-0871" of "VA-50" were made from lot "A-0382: 300, C-0549: 600"', ()),
            ('240 pieces of lot "F-0874" of "VA-50" were made from lot "A-0382: 240"', ()),
        ),
    ),
    Told(
        "ningbo",
        14,
        (
            _shipped(
                "DN-2207", "nordflow", "F-0871", "120", ("contact", "Ms Koch, +49 40 5550 121"), ("weight in kg", "612")
            ),
            _shipped("DN-2211", "volga", "F-0871", "90", ("contact", "Иванов П. С."), ("weight in kg", "459")),
            _shipped("DN-2218", "pacific", "F-0871", "60", ("contact", "receiving@pacific.example")),
            _shipped("DN-2219", "nordflow", "F-0874", "100", ("contact", "Ms Koch, +49 40 5550 121")),
            _shipped("DN-2220", "volga", "A-0382", "25", ("contact", "Иванов П. С.")),
        ),
    ),
)
