from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from engine.cli import main

HOME = Path(__file__).parents[1] / "commands" / "home"


@pytest.fixture
def holdpoint(tmp_path, monkeypatch, capsys):
    """Run the command line on a plant of its own; return (exit code, stdout, stderr)."""
    monkeypatch.setenv("HOLDPOINT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOLDPOINT_HOME", str(HOME))
    monkeypatch.delenv("HOLDPOINT_DATABASE_URL", raising=False)
    monkeypatch.delenv("HOLDPOINT_SECRET_KEY", raising=False)

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        seen = capsys.readouterr()
        return ended.value.code or 0, seen.out, seen.err

    return run


@pytest.fixture
def plant(holdpoint):
    holdpoint("site", "add", "ningbo", "--en", "Ningbo branch", "--zone", "Asia/Shanghai", "--country", "CN")
    assert holdpoint("publish")[0] == 0
    return holdpoint


@pytest.mark.parametrize(
    "command",
    ["serve", "check", "publish", "decide", "feel", "sample", "token", "user", "role", "site", "templates", "verify"],
)
def test_every_command_has_help_with_an_example(holdpoint, command):
    code, out, _ = holdpoint(command, "--help")
    assert code == 0
    group = command in {"user", "role", "site", "sample", "product", "supplier", "customer"}
    assert "Example: holdpoint" in out or (group and "Commands:" in out)


def test_people_are_added_and_listed_with_their_roles(plant):
    code, out, err = plant(
        "user", "add", "zhang", "--name", "Zhang Min", "--role", "inspector@ningbo", "--password", "right horse"
    )
    assert (code, out.strip()) == (0, "zhang added"), err
    _, out, _ = plant("user", "list", "--json")
    assert json.loads(out) == [
        {"name": "zhang", "full_name": "Zhang Min", "roles": [{"role": "inspector", "site": "ningbo"}]}
    ]


@pytest.mark.parametrize(
    ("role", "said"),
    [("inspector@nowhere", "nowhere"), ("pilot@ningbo", "pilot"), ("inspector", "inspector")],
)
def test_an_unknown_role_or_site_is_named_and_nobody_is_added(plant, role, said):
    code, _, err = plant("user", "add", "zhang", "--name", "Zhang Min", "--role", role, "--password", "right horse")
    assert code == 1
    assert said in err
    assert json.loads(plant("user", "list", "--json")[1]) == []


def test_a_token_is_printed_once_and_only_its_hash_is_kept(plant, tmp_path):
    plant("user", "add", "zhang", "--name", "Zhang Min", "--role", "inspector@ningbo", "--password", "right horse")
    code, out, _ = plant("token", "zhang")
    token = out.strip()
    assert code == 0
    assert len(token) > 30
    rows = sqlite3.connect(tmp_path / "data" / "holdpoint.db").execute("SELECT * FROM api_token").fetchall()
    assert len(rows) == 1
    assert token not in str(rows)


def test_sites_and_roles_are_listed_in_three_languages(plant):
    assert json.loads(plant("site", "list", "--json")[1])[0]["key"] == "ningbo"
    roles = {row["key"]: row for row in json.loads(plant("role", "list", "--json")[1])}
    assert roles["inspector"]["zh"] == "检验员"


def test_publishing_again_changes_nothing(plant):
    code, out, _ = plant("publish", "trial")
    assert code == 0
    assert "version 1 unchanged" in out


def test_a_history_as_it_was_written_verifies(plant):
    code, out, _ = plant("verify", "--replay")
    assert (code, out.strip()) == (0, "Everything is as it was written.")


def test_the_key_is_readable_by_its_owner_only(plant, tmp_path):
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_wrong_command_is_wrong_use(holdpoint):
    assert holdpoint("no-such-command")[0] == 2
    assert holdpoint("check", "no/such/path")[0] == 2
    assert holdpoint("feel", "1 + 1", "--input", "[1]")[0] == 2


def test_the_checker_prints_file_element_rule_and_message(holdpoint, tmp_path):
    broken = tmp_path / "trial.bpmn"
    text = (HOME / "processes" / "trial" / "trial.bpmn").read_text(encoding="utf-8")
    broken.write_text(text.replace('=verdict = "good"', '=verdikt = "good"'), encoding="utf-8")
    code, out, _ = holdpoint("check", str(broken))
    assert code == 1
    assert "is_good__release_lot: unknown_variable:" in out
    assert "verdict" in out
    findings = json.loads(holdpoint("check", "--json", "--language", "zh", str(broken))[1])
    assert {"file", "element", "rule", "severity", "message"} <= set(findings[0])


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("quantity * 2", 42),
        ("0.1 + 0.2", 0.3),
        ('add working days(date("2026-11-20"), 2)', "2026-11-24"),
        ("1/3", "0.3333333333333333333333333333333333"),
    ],
)
def test_an_expression_can_be_tried(holdpoint, expression, result):
    code, out, _ = holdpoint("feel", expression, "--input", '{"quantity": 21}')
    assert (code, json.loads(out)) == (0, result)


def test_a_misspelt_name_is_warned_of(holdpoint):
    code, out, err = holdpoint("feel", "quantty * 2", "--input", '{"quantity": 21}')
    assert (code, json.loads(out)) == (0, None)
    assert "line 1, column 1" in err
    assert "quantty" in err


def test_a_decision_can_be_tried_with_the_rows_that_fire(holdpoint, repository, monkeypatch):
    monkeypatch.setenv("HOLDPOINT_HOME", str(repository))
    given = {"source": "in_process", "item_class": "component", "not_confirmed": False, "documents_changed": False}
    code, out, _ = holdpoint("decide", "disposal_authority", "--input", json.dumps(given))
    answer = json.loads(out)
    assert code == 0
    assert answer["value"]["disposing_role"] == "process_technology_head"
    assert "NCO-4.2.1.3" in answer["rows"][0]["annotation"]
    assert holdpoint("decide", "no_such_decision")[0] == 1


def test_products_and_partners_are_added_changed_and_listed(plant):
    assert plant("product", "add", "VB-50", "--en", "Valve body", "--zh", "阀体", "--class", "component")[0] == 0
    assert plant("product", "add", "VB-50", "--en", "Valve body DN50", "--unit", "piece")[0] == 0
    assert plant("customer", "add", "nordflow", "--name", "Nordflow GmbH")[0] == 0
    assert plant("supplier", "add", "jinhe", "--name", "Jinhe Castings")[0] == 0
    (product,) = json.loads(plant("product", "list", "--json")[1])
    assert (product["key"], product["en"]) == ("VB-50", "Valve body DN50")
    assert plant("customer", "list")[1].split("\t")[:2] == ["nordflow", "Nordflow GmbH\n"]
    assert json.loads(plant("supplier", "list", "--json")[1])[0]["en"] == "Jinhe Castings"


def test_an_unknown_kind_of_item_is_refused_with_the_known_ones(plant):
    code, _, err = plant("product", "add", "VB-50", "--en", "Valve body", "--class", "gadget")
    assert code == 2
    assert "finished_assembly" in err
