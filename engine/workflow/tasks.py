"""Tasks: what a person does, what a service does, what a decision table or an expression gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from engine.workflow.events import throw_error
from engine.workflow.host import BpmnError, Entry, Incident
from engine.workflow.nodes import Node, local_inputs, merged, told
from engine.workflow.scope import Expression, moment, shown, whole
from engine.workflow.values import kept

ROLE, SITE, DUE, PRIORITY = "r", "s", "d", "p"  # keys in the internal data of an open task
USUAL_PRIORITY: Final = 50
_NO_INPUTS: Final[Mapping[str, Any]] = {}


class UserTask(Node):
    """Waits for a person. Who, where, until when: evaluated when the task opens, an incident when that fails."""

    role: Expression | None = None
    fixed_role: str | None = None
    site: Expression | None = None
    due: Expression | None = None
    priority: Expression | None = None
    roles: Any = None

    def __init__(self, process: Any, name: str, element: Any) -> None:
        super().__init__(process, name, element, manual=True)

    def arrive(self, task: Any) -> bool:
        """Open the task."""
        self.assign(task)
        task.workflow.top_workflow.number(task)
        return True

    def assign(self, task: Any) -> None:
        """Evaluate whose it is, where and how urgent; the due date once only."""
        state = task.internal_data
        local = local_inputs(task) if self.inputs_mapped else _NO_INPUTS
        found = (
            (ROLE, None if self.fixed_role is not None else self._role(task, local)),
            (SITE, None if self.site is None else self._site(self.site, task, local)),
            (DUE, state.get(DUE) or (None if self.due is None else self._due(self.due, task, local))),
            (PRIORITY, None if self.priority is None else whole(self.priority.value(task, local))),
        )
        for key, value in found:  # in this order, whatever stood there before
            if key in state:
                del state[key]
            if value is not None:
                state[key] = value

    def _role(self, task: Any, local: Mapping[str, Any]) -> str:
        """The role key that the diagram alone does not say."""
        if self.role is None:
            return _lane_of_caller(task)
        named = self.role.value(task, local)
        key = self.roles.key_of(named) if isinstance(named, str) else None
        if key is None:
            raise Incident(f"{self.role.text} gives {shown(named)}, no role")
        return str(key)

    def _site(self, wanted: Expression, task: Any, local: Mapping[str, Any]) -> str | None:
        site = wanted.value(task, local)
        if site is not None and not isinstance(site, str):
            raise Incident(f"site {shown(site)} is no text")
        return site or None

    def _due(self, wanted: Expression, task: Any, local: Mapping[str, Any]) -> datetime | None:
        """The instant in UTC, which the state keeps in eight bytes."""
        value = wanted.value(task, local)
        return None if value is None else moment(value, task.workflow.top_workflow.host.now).astimezone(UTC)


def _lane_of_caller(task: Any) -> str:
    """The lane of the activity that this process runs in, or of its caller."""
    top, workflow = task.workflow.top_workflow, task.workflow
    while workflow.parent_task_id is not None:
        owner = top.get_task_from_id(workflow.parent_task_id)
        if owner.task_spec.lane_role is not None:
            return str(owner.task_spec.lane_role)
        workflow = owner.workflow
    raise Incident("no lane and no candidate group says whose task this is")


class ServiceTask(Node):
    """Runs a registered service. Its BpmnError goes to an error boundary event, anything else is an incident."""

    topic: Expression

    def _run_hook(self, my_task: Any) -> bool | None:
        local = local_inputs(my_task)
        try:
            result = self._serve(my_task, local)
        except BpmnError as error:
            return throw_error(my_task, error.code, kept(error.data))
        my_task.data = merged(my_task, result, local)
        return True

    def _serve(self, task: Any, local: dict[str, Any]) -> dict[str, Any]:
        top, element = task.workflow.top_workflow, self.element.id
        topic = self.topic.value(task, local) if self.topic.is_feel else self.topic.text
        try:
            result: dict[str, Any] = kept(top.host.serve(topic, element, local, self.element.extensions.headers) or {})
        except BpmnError as error:
            top.log.append(Entry("error", element, {"code": error.code, "data": kept(error.data)}))
            raise
        except Exception as exc:
            failure = told(exc)
            top.log.append(Entry("failed", element, failure))
            raise Incident(failure) from exc
        top.log.append(Entry("service", element, result))
        return result


class RuleTask(Node):
    """Asks a decision table."""

    decision_id: str
    result_variable: str

    def _run_hook(self, my_task: Any) -> bool:
        top, local = my_task.workflow.top_workflow, local_inputs(my_task)
        outcome = top.host.decide(self.decision_id, {**my_task.data, **local})
        result = {self.result_variable: kept(outcome.value)}
        my_task.data = merged(my_task, result, local)
        top.log.append(Entry("decision", self.element.id, outcome))
        return True


class ExpressionTask(Node):
    """A script task: one FEEL expression, no script."""

    expression: Expression
    result_variable: str

    def _run_hook(self, my_task: Any) -> bool:
        local = local_inputs(my_task)
        result = {self.result_variable: self.expression.value(my_task, local)}
        my_task.data = merged(my_task, result, local)
        return True
