"""Diagrams as drawings: a diagram's shapes and what a case has walked become one SVG, in the reader's language."""

from web.diagrams.figures import Figures
from web.diagrams.picture import draw
from web.diagrams.progress import Progress, progress_of

__all__ = ["Figures", "Progress", "draw", "progress_of"]
