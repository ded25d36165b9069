"""Pages of the staff: inbox, tasks, cases, lots and starting a case."""

from flask import Blueprint

from web.shell import ask_to_sign_in

blueprint = Blueprint("staff", __name__)
blueprint.before_request(ask_to_sign_in)

from web.staff import absences, cases, files, imports, inbox, lots, points, readings, series, shipments, start, studies, tasks  # noqa: E402, F401 - they add their pages to the blueprint
