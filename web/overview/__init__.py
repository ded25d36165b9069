"""Pages of those who steer: the figures of the plant, each leading to its cases, and the steps of each procedure."""

from flask import Blueprint

from web.shell import ask_to_sign_in

blueprint = Blueprint("overview", __name__)
blueprint.before_request(ask_to_sign_in)

from web.overview import pages, steps  # noqa: E402, F401 - they add their pages to the blueprint
