"""Pages of the quality manager: documents and registers, with search and export."""

from flask import Blueprint

from web.shell import ask_to_sign_in

blueprint = Blueprint("registers", __name__)
blueprint.before_request(ask_to_sign_in)

from web.registers import pages  # noqa: E402, F401 - adds its pages to the blueprint
