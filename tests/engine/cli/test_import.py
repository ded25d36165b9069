"""`holdpoint import`: a table from the command line, refused rows to mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.cli import main

HOME = Path(__file__).parents[1] / "commands" / "home"
LOTS = "Product;Lot;Quantity;Made from\nVB-50;B-1;500;\nVB-50;B-2;1,5;B-1\nVB-51;B-3;1;\n"


@pytest.fixture
def holdpoint(tmp_path, monkeypatch, capsys):
    """Run the command line on a plant with one product and a storekeeper; return (exit code, stdout, stderr)."""
    monkeypatch.setenv("HOLDPOINT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOLDPOINT_HOME", str(HOME))
    monkeypatch.delenv("HOLDPOINT_DATABASE_URL", raising=False)
    monkeypatch.delenv("HOLDPOINT_SECRET_KEY", raising=False)

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        seen = capsys.readouterr()
        return ended.value.code or 0, seen.out, seen.err

    run("site", "add", "ningbo", "--en", "Ningbo branch", "--zone", "Asia/Shanghai", "--country", "CN")
    run("role", "add", "storekeeper", "--en", "storekeeper")
    run("user", "add", "wang", "--name", "Wang Jun", "--role", "storekeeper@ningbo", "--password", "right horse")
    from engine.cli.settings import Settings, open_plant
    from engine.vocabulary import Names

    open_plant(Settings.read()).add_product("VB-50", Names("Valve body"), None, "piece")
    return run


def test_a_table_is_taken_and_its_refused_rows_are_written_out(holdpoint, tmp_path):
    table, refused = tmp_path / "lots.csv", tmp_path / "refused.csv"
    table.write_bytes(LOTS.encode("cp1251"))
    asked = ("import", "lots", str(table), "--site", "ningbo", "--by", "wang")
    code, out, err = holdpoint(*asked, "--refused", str(refused))
    assert (code, out.strip()) == (1, "3 rows: 2 taken, 0 known already, 1 refused")
    assert err.startswith("lots.csv:4: product: No product is called “VB-51”.")
    assert refused.read_text(encoding="utf-8-sig").splitlines() == ["Product,Lot,Quantity,Made from", "VB-51,B-3,1,"]
    code, out, _ = holdpoint(*asked, "--json")
    told = json.loads(out)
    assert (told["taken"], told["known"]) == (0, 2)
    assert told["refused"][0]["reasons"][0]["code"] == "unknown-product"


def test_who_may_not_is_told(holdpoint, tmp_path):
    table = tmp_path / "lots.csv"
    table.write_text(LOTS)
    holdpoint("user", "add", "li", "--name", "Li Wei", "--password", "right horse")
    code, _, err = holdpoint("import", "lots", str(table), "--site", "ningbo", "--by", "li")
    assert code == 1
    assert "storekeeper" in err
