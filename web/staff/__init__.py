"""Pages of the staff: inbox, tasks, cases, lots and starting a case."""

from flask import Blueprint

from web.shell import ask_to_sign_in

blueprint = Blueprint("staff", __name__)
blueprint.before_request(ask_to_sign_in)

from web.staff import (  # noqa: E402 - they add their pages to the blueprint
    absences,  # noqa: F401
    cases,  # noqa: F401
    files,  # noqa: F401
    imports,  # noqa: F401
    inbox,  # noqa: F401
    lots,  # noqa: F401
    points,  # noqa: F401
    readings,  # noqa: F401
    records,  # noqa: F401
    series,  # noqa: F401
    shipments,  # noqa: F401
    start,  # noqa: F401
    studies,  # noqa: F401
    tasks,  # noqa: F401
)
