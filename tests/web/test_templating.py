"""Compiled templates are kept from start to start, and only while nothing they were made of has changed."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from flask import Flask
from jinja2 import DictLoader, pass_context

from web.templating import Templates


def _templates(text: str, folder: Path) -> Templates:
    made = Templates(Flask("templates"), loader=DictLoader({"page": text}))
    made.keep_compiled(folder)
    return made


def test_a_template_is_compiled_at_the_first_start_only(tmp_path: Path) -> None:
    _templates("{{ 1 + 1 }}", tmp_path).get_template("page")
    later = _templates("{{ 1 + 1 }}", tmp_path)
    with patch.object(later, "compile", side_effect=AssertionError("compiled again")):
        assert later.get_template("page").render() == "2"


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    _templates("old", tmp_path).get_template("page")
    assert _templates("new", tmp_path).get_template("page").render() == "new"


def test_a_function_that_begins_to_want_the_context_is_called_with_it(tmp_path: Path) -> None:
    plain = _templates("{{ name() }}", tmp_path)
    plain.globals["name"] = lambda: "plain"
    assert plain.get_template("page").render() == "plain"
    wanting = _templates("{{ name() }}", tmp_path)
    wanting.globals["name"] = pass_context(lambda context: context["who"])
    assert wanting.get_template("page").render(who="Lin") == "Lin"


@pytest.mark.parametrize("kept", [0, 3, 12, 60, 120])
def test_a_kept_file_that_was_cut_off_is_written_anew(tmp_path: Path, kept: int) -> None:
    _templates("whole", tmp_path).get_template("page")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:kept])
    assert _templates("whole", tmp_path).get_template("page").render() == "whole"
    assert len(file.read_bytes()) == len(whole)


def test_without_a_folder_to_write_to_pages_are_shown_all_the_same(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")
    assert _templates("shown", taken).get_template("page").render() == "shown"
