"""Called and embedded processes: a part with tokens of its own, run by one task of the process around it."""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from typing import Any, Final

from engine.workflow.host import Incident
from engine.workflow.nodes import STARTED, Node, changes, local_inputs, merged
from engine.workflow.values import ordered

RESULT = "="  # key of what a part that ended gives, in the internal data of its task
MAX_DEPTH: Final = 20  # processes calling processes


class Part(Node):
    """An activity that runs a process inside the case."""

    inner: str

    def arrive(self, task: Any) -> bool:
        """Start the process inside."""
        data = self.given(task)
        top = task.workflow.top_workflow
        if _depth(task) >= MAX_DEPTH:
            raise Incident(f"processes call each other more than {MAX_DEPTH} deep")
        top.number(task)
        task._set_state(STARTED)
        part = top.create_subprocess(task, self.inner)
        part.completed_event.connect(self.ended, task)
        part.task_tree.data = data
        part.task_tree.run()
        return False

    def ended(self, part: Any, task: Any) -> None:
        """The process inside has ended: its task goes on and writes what comes back."""
        if task._state == STARTED:
            task.internal_data[RESULT] = ordered(part.data)
            task.workflow.top_workflow.subprocesses.pop(task.id, None)
            task._ready()

    def _run_hook(self, my_task: Any) -> bool:
        my_task.data = self.taken_back(my_task, my_task.internal_data[RESULT])
        del my_task.internal_data[RESULT]
        return True

    def given(self, task: Any) -> dict[str, Any]:
        """The data the process inside begins with."""
        raise NotImplementedError

    def taken_back(self, task: Any, result: dict[str, Any]) -> dict[str, Any]:
        """The data of the task after the process inside has ended with `result`."""
        raise NotImplementedError


class CallActivity(Part):
    """Runs another process of the bundle; what goes in and comes back is what the call says."""

    propagate_parent = True
    propagate_child = True

    def given(self, task: Any) -> dict[str, Any]:
        """All data unless the call keeps them back, and the input mapping over them."""
        local = local_inputs(task)
        return {**task.data, **local} if self.propagate_parent else local

    def taken_back(self, task: Any, result: dict[str, Any]) -> dict[str, Any]:
        """What the output mapping names; without one what the process set, but not the inputs it was handed."""
        if self.outputs_mapped:
            return merged(task, result)
        if not self.propagate_child:
            return dict(task.data)
        handed = {target.partition(".")[0] for target, _ in self.inputs_mapped}
        return {**task.data, **{key: value for key, value in result.items() if key not in handed}}


class SubProcess(Part):
    """An embedded process: it works on the data around it."""

    def given(self, task: Any) -> dict[str, Any]:
        """All data, and the input mapping over them."""
        return {**task.data, **local_inputs(task)}

    def taken_back(self, task: Any, result: dict[str, Any]) -> dict[str, Any]:
        """Everything the process set, or what the output mapping names."""
        return merged(task, changes(result, task.data))


def _depth(task: Any) -> int:
    depth, top, workflow = 0, task.workflow.top_workflow, task.workflow
    while workflow.parent_task_id is not None:
        depth, workflow = depth + 1, top.get_task_from_id(workflow.parent_task_id).workflow
    return depth
