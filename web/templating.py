"""Templates compiled to plainer Python: values are written and macros called without a detour on every use.

The library asks at each call, while a page is drawn, whether the function wants the context, and wraps each value that
it writes. A page of a task has 160 calls and 300 values; both questions are answered when the template is read.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import Any

import jinja2
from flask.templating import Environment
from jinja2 import nodes
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import _PassArg
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy


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


#: This module as it was when this process read it, and the library.
_WRITTEN_BY = hashlib.sha256(Path(__file__).read_bytes() + jinja2.__version__.encode()).hexdigest()


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in `__pycache__` beside them, trusted as Python trusts its own: who writes there writes code.

    They count only for the same text, this module, this version of the library and the same functions that want the
    context. Where the folder cannot be written, templates are compiled at every start.
    """

    def __init__(self, folder: Path, environment: Templates) -> None:
        super().__init__(str(folder), "%s.template")
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        self._environment = environment

    def get_source_checksum(self, source: str) -> str:
        """Return what a template's code is made of, in short."""
        spaces = f"{self._environment.trim_blocks}{self._environment.lstrip_blocks}"
        made_of = (_WRITTEN_BY, spaces, *self._environment.wanting_context(), source)
        return hashlib.sha256("\0".join(made_of).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the kept code; a damaged file is as good as none."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - pickle and marshal say in many ways that a file is cut off
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code where that is possible."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


class Templates(Environment):
    """The templates of the pages."""

    code_generator_class = _Compiler

    def keep_compiled(self, folder: Path) -> None:
        """Compile each template once, not at every start; called when the options, which change the code, are set."""
        self.bytecode_cache = _Kept(folder, self)

    def wanting_context(self) -> list[str]:
        """Return the names of the functions that are given the template's variables."""
        known: dict[str, Any] = {name: each for name, each in self.globals.items() if type(each) is not LocalProxy}
        return sorted(name for name, each in known.items() if _PassArg.from_obj(each) is not None)

    def wants_context(self, called: nodes.Expr) -> bool:
        """Tell whether what a template calls is one of the functions that are given the template's variables."""
        known: Any = self.globals.get(called.name) if isinstance(called, nodes.Name) else None
        return known is not None and _PassArg.from_obj(known) is not None

    @staticmethod
    def written(value: Any) -> str:
        """Return a value as it stands in the page; what is markup already stays."""
        return value if type(value) is Markup else escape(value)
