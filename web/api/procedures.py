"""Procedures: what can be started, and what the start form asks."""

from __future__ import annotations

from engine.errors import NotFound
from engine.feel import Host
from engine.inbox import procedures as listing
from engine.inbox.procedures import PublishedProcedure
from web.api import answers as out
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation


@operation("GET", "/procedures", out.ProcedureList)
def list_procedures(caller: Caller) -> out.ProcedureList:
    """List the published procedures."""
    with plant().database.reading() as work:
        rows = listing.procedures(work)
    return out.ProcedureList(items=[out.ProcedureSummary(**_values(row, caller.language)) for row in rows])


@operation("GET", "/procedures/<key>", out.Procedure, problems=(404,))
def read_procedure(caller: Caller, key: str) -> out.Procedure:
    """Read a procedure with the form that starts a case of it."""
    house = plant()
    with house.database.reading() as work:
        row = next((row for row in listing.procedures(work) if row.key == key), None)
    if row is None:
        raise NotFound("procedure", key)
    bundle = house.bundle(row.bundle_id)
    form = None
    if bundle.start_form is not None:
        fields = bundle.start_form.describe(caller.language, {}, house.choices(), Host(now=house.clock))
        form = out.Form(id=bundle.start_form.id, fields=[out.FormField.model_validate(each) for each in fields])
    meaning = bundle.start.extensions.signature(caller.language)
    return out.Procedure(
        **_values(row, caller.language),
        start_form=form,
        signature=out.Meaning(meaning=meaning) if meaning else None,
    )


def _values(row: PublishedProcedure, language: str) -> dict[str, str | int]:
    return {
        "key": row.key,
        "name": row.names.text(language),
        "prefix": row.prefix,
        "bundle": row.bundle,
        "version": row.version,
        "start_role": row.start_role,
    }
