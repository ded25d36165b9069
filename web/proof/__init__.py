"""Pages of the auditor: which clause is carried out where, and proven by what."""

from flask import Blueprint

from web.shell import ask_to_sign_in

blueprint = Blueprint("proof", __name__)
blueprint.before_request(ask_to_sign_in)

from web.proof import pages  # noqa: E402, F401 - adds its pages to the blueprint
