"""The plant: every command as a method, for web, API, scenarios and the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from engine.commands import absences, claims, drafts, files, people, waiting
from engine.commands import publish as publishing
from engine.commands.complete_task import CompleteTask, complete_task
from engine.commands.correct_record import Correctable, CorrectRecord, correct_record, may_correct, record_to_correct
from engine.commands.finishing import Started, hand_over_left
from engine.commands.goods_lines import Entered
from engine.commands.house import House
from engine.commands.imports import Imported, ImportTable, import_table
from engine.commands.looking import TaskView, look_at_task
from engine.commands.shipments import EnterShipments, enter_shipments
from engine.commands.start_case import StartCase, start_case
from engine.commands.stock import EnterLots, enter_lots
from engine.commands.verifying import Break, verify
from engine.forms import KnownFile
from engine.identity import Actor
from engine.storage import micros
from engine.storage import plant as store
from engine.storage.files import Readable
from engine.vocabulary import Names


class Plant(House):
    """A running Holdpoint: its resources and its commands. Each command is one transaction."""

    def actor(self, user_id: int) -> Actor:
        """Return a person with the memberships in force now. Raises NotFound."""
        with self.database.reading() as work:
            return store.actor(work, user_id, micros(self.clock()))

    def actor_named(self, username: str) -> Actor:
        """Return a person by sign-in name. Raises NotFound."""
        with self.database.reading() as work:
            return store.actor(work, store.user_id(work, username), micros(self.clock()))

    def start_case(
        self,
        actor: Actor,
        procedure: str,
        site: str,
        data: Mapping[str, Any],
        password: str | None = None,
        language: str = "en",
        *,
        by_hand: bool = False,
    ) -> Started:
        """See `start_case.start_case`."""
        return start_case(self, actor, StartCase(procedure, site, data, password, language, by_hand))

    def complete_task(
        self,
        actor: Actor,
        task_id: str,
        data: Mapping[str, Any],
        password: str | None = None,
        language: str = "en",
        *,
        by_hand: bool = False,
    ) -> int:
        """See `complete_task.complete_task`."""
        return complete_task(self, actor, CompleteTask(task_id, data, password, language, by_hand))

    def correct_record(self, actor: Actor, command: CorrectRecord) -> int:
        """See `correct_record.correct_record`."""
        return correct_record(self, actor, command)

    def record_to_correct(self, actor: Actor, number: str, entry: int) -> Correctable:
        """See `correct_record.record_to_correct`."""
        return record_to_correct(self, actor, number, entry)

    def may_correct(self, actor: Actor, number: str, entry: int) -> bool:
        """See `correct_record.may_correct`."""
        return may_correct(self, actor, number, entry)

    def look_at_task(self, task_id: str) -> TaskView:
        """See `looking.look_at_task`."""
        return look_at_task(self, task_id)

    def claim_task(self, actor: Actor, task_id: str) -> None:
        """See `claims.claim_task`."""
        claims.claim_task(self, actor, task_id)

    def release_task(self, actor: Actor, task_id: str) -> None:
        """See `claims.release_task`."""
        claims.release_task(self, actor, task_id)

    def save_draft(self, actor: Actor, of: str, data: Mapping[str, Any]) -> dt.datetime:
        """See `drafts.save_draft`."""
        return drafts.save_draft(self, actor, of, data)

    def draft(self, actor: Actor, of: str) -> drafts.Draft | None:
        """See `drafts.draft`."""
        return drafts.draft(self, actor, of)

    def discard_draft(self, actor: Actor, of: str) -> None:
        """See `drafts.discard_draft`."""
        drafts.discard_draft(self, actor, of)

    def name_substitute(self, actor: Actor, command: absences.NameSubstitute) -> int:
        """See `absences.name_substitute`."""
        return absences.name_substitute(self, actor, command)

    def withdraw_substitute(self, actor: Actor, absence_id: int) -> None:
        """See `absences.withdraw_substitute`."""
        absences.withdraw_substitute(self, actor, absence_id)

    def receive_file(self, actor: Actor, name: str, stream: Readable) -> KnownFile:
        """See `files.receive_file`."""
        return files.receive_file(self, actor, name, stream)

    def open_file(self, actor: Actor, sha256: str, number: str | None = None) -> files.OpenFile:
        """See `files.open_file`."""
        return files.open_file(self, actor, sha256, number)

    def thumbnail_of(self, actor: Actor, sha256: str) -> bytes:
        """See `files.thumbnail_of`."""
        return files.thumbnail_of(self, actor, sha256)

    def forget_uploads(self) -> int:
        """See `files.forget_uploads`."""
        return files.forget_uploads(self)

    def deliver_message(self, actor: Actor | None, name: str, key: str, data: Mapping[str, Any]) -> list[int]:
        """See `waiting.deliver_message`."""
        return waiting.deliver_message(self, actor, name, key, data)

    def fire_due(self, limit: int = 100) -> int:
        """Let due timers fire and hand over messages that were left; return how many cases moved.

        See `waiting.fire_due`, `finishing.hand_over_left`.
        """
        return waiting.fire_due(self, limit) + hand_over_left(self, limit)

    def retry_incident(self, actor: Actor, incident_id: int) -> int:
        """See `waiting.retry_incident`."""
        return waiting.retry_incident(self, actor, incident_id)

    def publish(self, procedures: Iterable[str] = (), by: str | None = None) -> list[publishing.Published]:
        """See `publish.publish`."""
        return publishing.publish(self, procedures, by)

    def add_site(self, command: people.AddSite) -> None:
        """See `people.add_site`."""
        people.add_site(self, command)

    def add_user(self, command: people.AddUser, *, hashed: str | None = None) -> int:
        """See `people.add_user`."""
        return people.add_user(self, command, hashed=hashed)

    def add_membership(self, username: str, role: str, site: str) -> None:
        """See `people.add_membership`."""
        people.add_membership(self, username, role, site)

    def add_product(self, key: str, names: Names, item_class: str | None = None, unit: str = "pcs") -> None:
        """See `people.add_product`."""
        people.add_product(self, key, names, item_class, unit)

    def add_partner(self, kind: str, key: str, name: str) -> None:
        """See `people.add_partner`."""
        people.add_partner(self, kind, key, name)

    def enter_lots(self, actor: Actor, command: EnterLots) -> tuple[Entered, ...]:
        """See `stock.enter_lots`."""
        return enter_lots(self, actor, command)

    def import_table(self, actor: Actor, command: ImportTable) -> Imported:
        """See `imports.import_table`."""
        return import_table(self, actor, command)

    def enter_shipments(self, actor: Actor, command: EnterShipments) -> tuple[Entered, ...]:
        """See `shipments.enter_shipments`."""
        return enter_shipments(self, actor, command)

    def verify(self, *, replay: bool = False) -> Break | None:
        """See `verifying.verify`."""
        return verify(self, replay=replay)
