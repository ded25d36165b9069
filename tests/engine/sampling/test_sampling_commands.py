"""The commands `holdpoint sample …`: what they print, what they exit with, what they say when used wrongly."""

import json

import pytest
from click.testing import CliRunner

from engine.cli.sample import sample

TWO = ["--lot", "1000", "--aql", "0.4"]


def run(*arguments):
    return CliRunner().invoke(sample, list(arguments))


def answer(*arguments):
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("command", [[], ["plan"], ["judge"], ["switch"], ["curve"], ["verify"]])
def test_help_has_an_example(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Example: holdpoint sample" in result.stdout


def test_plan_prints_samples_and_the_way_to_them():
    result = run("plan", *TWO)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split() == ["1", "125", "0", "2"]
    assert "the arrows point down from letter J to letter L" in result.stdout
    assert "GB/T 2828.1-2003" in result.stdout


def test_plan_as_json_carries_everything():
    plan = answer("plan", *TWO, "--severity", "normal", "--type", "multiple")
    assert (plan["edition"], plan["requested_type"], plan["letter_sample_size"]) == ("GB/T 2828.1-2003", "multiple", 80)
    assert plan["stages"]
    assert plan["path"]
    assert plan["explanation"]


def test_the_explanation_comes_in_the_readers_language():
    assert "样本量字码" in run("--language", "zh", "plan", *TWO).stdout
    assert "код объема выборки" in run("--language", "ru", "plan", *TWO).stdout


def test_judge_asks_for_the_second_sample():
    assert answer("judge", *TWO, "--found", "1")["verdict"] == "further_sample"
    assert answer("judge", *TWO, "--found", "1,0")["verdict"] == "accept"
    assert "draw the next sample: 125 units" in run("judge", *TWO, "--found", "1").stdout


def test_judge_holds_two_classes_apart():
    judged = answer("judge", *TWO, "--found", "0", "--minor-aql", "1.0", "--minor-found", "2")
    assert judged["verdict"] == "reject"
    assert {kind: one["verdict"] for kind, one in judged["classes"].items()} == {"major": "accept", "minor": "reject"}
    assert "minor" in run("judge", *TWO, "--found", "0", "--minor-aql", "1.0", "--minor-found", "2").stdout


def test_switch_follows_lots_and_approvals():
    series = answer("switch", *["A+3"] * 10, "to_reduced", "A", "R", "A")
    assert [lot["severity"] for lot in series["lots"]] == ["normal"] * 10 + ["reduced"] * 2 + ["normal"]
    assert [switch["clause"] for switch in series["switches"]] == ["9.3.3", "9.3.4"]
    assert (series["next"], series["state"]["score"]) == ("normal", 2)


def test_switch_goes_on_from_a_stored_state(tmp_path):
    file = tmp_path / "state.json"
    file.write_text(json.dumps(answer("switch", "A", "R")))
    assert answer("switch", "R", "--state", str(file))["next"] == "tightened"


def test_switch_prints_what_waits_for_approval():
    result = run("switch", "--incoming", *"AAAAA")
    assert "? return to normal inspection: to_normal" in result.stdout
    assert result.stdout.endswith("=> tightened\n")
    assert "2 of 5" in run("switch", "R", "R").stdout


def test_curve_shows_risks():
    curve = answer("curve", *TWO, "--points", "5", "--isolated")
    assert len(curve["points"]) == 6
    assert curve["isolated_lot"]["limiting_nonconforming"] > 1
    printed = run("curve", *TWO, "--points", "5").stdout
    assert "producer’s risk at the AQL: " in printed
    assert printed.splitlines()[0].split() == ["quality", "Pa", "ASN", "AOQ"]


def examples_file(tmp_path, expected):
    file = tmp_path / "examples.csv"
    file.write_text(
        "id,kind,source,input_json,expected_json,note\n"
        f'E1,code_letter,own,"{{""lot"": 10000, ""level"": ""II""}}","""{expected}""",\n',
        encoding="utf-8-sig",
    )
    return str(file)


def test_verify_counts_what_agrees(tmp_path):
    result = run("verify", examples_file(tmp_path, "L"))
    assert (result.exit_code, result.stdout) == (0, "1 of 1 agree\n")


def test_verify_exits_with_1_for_a_mismatch(tmp_path):
    result = run("verify", examples_file(tmp_path, "N"))
    assert result.exit_code == 1
    assert result.stdout == "E1 code_letter: expected N, engine L\n0 of 1 agree\n"
    assert json.loads(run("verify", examples_file(tmp_path, "N"), "--json").stdout)["mismatches"][0]["actual"] == "L"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "--lot", "10", "--aql", "3"], "Take one of 0.010"),
        (["plan", "--lot", "1", "--aql", "1.0"], "inspect every unit"),
        (["plan", "--aql", "1.0"], "--lot"),
        (["plan", *TWO, "--level", "IV"], "--level"),
        (["judge", *TWO, "--found", "0,1"], "Leave that sample out"),
        (["judge", *TWO, "--found", "x"], "is not a list of counts"),
        (["judge", *TWO, "--found", "0", "--minor-aql", "1.0"], "together"),
        (["switch", "X"], "Take one of A"),
        (["switch", *"RRRRRRRR"], "the supplier has to act"),
        (["switch", "resume"], "Waiting: -"),
        (["verify", "no-such-file.csv"], "does not exist"),
        (["curve", *TWO, "--points", "0"], "--points"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_to_do_on_stderr(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_state_that_is_none_is_refused(tmp_path):
    file = tmp_path / "state.json"
    file.write_text("[]")
    result = run("switch", "A", "--state", str(file))
    assert result.exit_code == 2
    assert "holdpoint sample switch --json" in result.stderr


def test_verify_refuses_another_kind_of_file(tmp_path):
    file = tmp_path / "plans.csv"
    file.write_text("a,b\n1,2\n")
    result = run("--language", "zh", "verify", str(file))
    assert result.exit_code == 2
    assert "算例表" in result.stderr
    file.write_bytes("标准".encode("gb18030"))
    assert run("verify", str(file)).exit_code == 2
