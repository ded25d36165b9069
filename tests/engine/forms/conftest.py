import json

import pytest

from engine.forms import read_form


@pytest.fixture
def a_form():
    """Build a form of components; ids are given where they are left out."""

    def build(*components, **schema):
        listed = [_identified(component, f"f{number}") for number, component in enumerate(components)]
        return read_form(json.dumps({"id": "a_form", "components": listed} | schema).encode(), "a.form")

    return build


def _identified(component, identifier):
    full = {"id": identifier} | component
    if "components" in full:
        full["components"] = [_identified(c, f"{identifier}_{n}") for n, c in enumerate(full["components"])]
    return full
