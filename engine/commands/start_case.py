"""Start a case: the start form, the role, the signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.commands.files import may_attach
from engine.commands.finishing import Started, open_case
from engine.commands.house import House
from engine.commands.saving import Input
from engine.commands.signing import signed
from engine.commands.step import next_number
from engine.errors import CommandRefused, NotAllowed, NotFound, Refusal
from engine.feel import Host as FeelHost
from engine.forms import KnownFiles
from engine.forms.policies import form_policies
from engine.identity import Actor
from engine.lots import lot_keeps_its_unit
from engine.storage import goods


@dataclass(frozen=True, slots=True)
class StartCase:
    """Open a case of a procedure at a site with the data of its start form.

    `by_hand`: the data were typed on a page, numbers in the manner of `language`; else a program sent them.
    """

    procedure: str
    site: str
    data: Mapping[str, Any]
    password: str | None = None
    language: str = "en"
    by_hand: bool = False


def start_case(house: House, actor: Actor, command: StartCase) -> Started:
    """Check the start form, start the case and save its first step.

    Raises NotFound (procedure, site), NotAllowed (the role of the start event's lane), CommandRefused.
    """
    procedure = house.procedure(command.procedure)
    if command.site not in house.sites():
        raise NotFound("site", command.site)
    if not actor.may(procedure.start_role, command.site):
        raise NotAllowed(procedure.start_role, command.site)
    bundle, now = house.bundle(procedure.bundle_id), house.clock()
    scope = {"site": command.site}
    host = FeelHost(now=lambda: now, functions=house.plant_functions(command.site))
    values: dict[str, Any] = {}
    refusals: list[Refusal] = []
    if bundle.start_form is not None:
        checked = bundle.start_form.validate(
            command.data,
            scope,
            house.choices(),
            host=host,
            zone=house.zone(command.site),
            language=command.language if command.by_hand else None,
            extra="ignore" if command.by_hand else "refuse",
            files=_files(house, actor, command.data) if bundle.start_form.asks_for_files else {},
        )
        values = checked.values
        refusals += checked.refusals
        if not checked.refusals:
            refusals += form_policies(values, scope, now)
            refusals += _keeps_the_unit(house, command.site, values)
    start = bundle.start
    meaning = start.extensions.signature(command.language)
    signature, unsigned = signed(house, actor, procedure.start_role, command.site, meaning, command.password)
    refusals += unsigned
    if refusals:
        raise CommandRefused(refusals)
    came = Input(
        "start",
        start.id,
        values,
        role=procedure.start_role,
        document=start.extensions.record,
        form=bundle.start_form.id if bundle.start_form else None,
        is_record=True,
        signature=signature,
        on_behalf_of=actor.on_behalf_of(procedure.start_role, command.site),
    )
    with house.database.transaction() as work:
        number = next_number(house, work, command.procedure, command.site, now)
        return open_case(house, work, procedure.bundle_id, command.site, number, came, actor.id)


def _files(house: House, actor: Actor, data: Mapping[str, Any]) -> KnownFiles:
    with house.database.reading() as work:
        return may_attach(work, actor, None, data)


def _keeps_the_unit(house: House, site: str, values: Mapping[str, Any]) -> list[Refusal]:
    """Refuse a sheet that counts a known lot in another unit: 500 pieces and 5 kilograms do not add up."""
    product, lot, unit = (values.get(key) for key in ("product", "lot", "unit"))
    if not (isinstance(product, str) and isinstance(lot, str) and isinstance(unit, str)):
        return []
    with house.database.reading() as work:
        known = goods.unit_of(work, site, product, lot)
    refusal = lot_keeps_its_unit(lot, unit, known)
    return [refusal] if refusal else []
