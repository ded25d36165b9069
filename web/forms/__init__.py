"""Forms as pages: what a browser sends becomes data, a form and its values become a view that templates draw."""

from web.forms.decoding import LineAction, decode, line_action
from web.forms.presenting import present, present_record
from web.forms.views import FieldView, FormView, ProblemView

__all__ = [
    "FieldView",
    "FormView",
    "LineAction",
    "ProblemView",
    "decode",
    "line_action",
    "present",
    "present_record",
]
