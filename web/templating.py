"""Templates compiled to plainer Python: values are written and macros called without a detour on every use.

The library asks at each call, while a page is drawn, whether the function wants the context, and wraps each value that
it writes. A page of a task has 160 calls and 300 values; both questions are answered when the template is read.
"""

from __future__ import annotations

from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import _PassArg
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined] # the public one wraps what it returns


class _Compiler(CodeGenerator):
    """Writes the code of templates whose calls and values need nothing of the context."""

    environment: Templates

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call the function itself; those that want the context and calls with a body go the library's way."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or self.environment.wants_context(node.node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")


class Templates(Environment):
    """The templates of the pages."""

    code_generator_class = _Compiler

    def wants_context(self, called: nodes.Expr) -> bool:
        """Tell whether what a template calls is one of the functions that are given the template's variables."""
        known: Any = self.globals.get(called.name) if isinstance(called, nodes.Name) else None
        return known is not None and _PassArg.from_obj(known) is not None

    @staticmethod
    def written(value: Any) -> str:
        """Return a value as it stands in the page; what is markup already stays."""
        kind = type(value)
        if kind is str:
            return escaped(value)
        return value if kind is Markup else escape(value)
