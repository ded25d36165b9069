"""Pages of monitored points: readings, trend with limits, quick entry; and the study with its risk diagram."""

from __future__ import annotations

import pytest

from engine.scenarios import Stage, read_features, run
from web.app import create_app

POINT = (
    ("Point", "CCP 3"),
    ("Name", "Storage"),
    ("What kind of point is it?", "Store"),
    ("Product", "BM-200"),
    ("Who takes the readings?", "Storekeeper"),
    (
        "Limits",
        "temperature 15 (At most: 21, Kind: critical); humidity (At most: 75, Kind: process); light (Kind: critical)",
    ),
    ("A reading every", "240"),
    ("To be taken within", "30"),
    ("Batches in hand", "B-0311 120 kilogram"),
)


@pytest.fixture(scope="module")
def stage(tmp_path_factory, repository):
    return Stage(repository, tmp_path_factory.mktemp("points"))


@pytest.fixture
def world(stage):
    with stage.world() as world:
        told(world, 'the scenario plays at site "zarya"')
        told(world, "it is Monday at 09:00")
        told(world, 'the food safety team leader starts "Monitoring of a critical control point":', *POINT)
        yield world


def told(world, sentence, *table):
    run(world, sentence, table)
    assert world.refusal is None, world.refusal


@pytest.fixture
def plant(world):
    return world.plant


@pytest.fixture
def app(plant):
    made = create_app(plant)
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture
def storekeeper(world, signed_in):
    return signed_in(world.person("storekeeper").username)


def read(world, temperature, humidity="60"):
    told(world, 'the data logger "CM-2026-0001" reads:', ("temperature", temperature), ("humidity", humidity))


def test_a_point_is_listed_with_its_newest_readings(world, storekeeper):
    read(world, "19.5")
    read(world, "18.25", "76")
    storekeeper.open("/points")
    assert storekeeper.words("//ul[contains(@class, 'points')]//h2") == ["CCP 3 Storage"]
    assert storekeeper.words("//dl[@class='readings']//b") == ["18.25 °C", "76 %"]
    assert "Beyond the process limits" in storekeeper.text
    assert "15–21 °C" in storekeeper.text


def test_the_rail_leads_to_points_only_where_there_are_some(world, storekeeper, signed_in):
    assert storekeeper.page.xpath("//nav//a[@href='/points']")
    elsewhere = signed_in(world.person("storekeeper", site="taizhou").username)
    assert not elsewhere.page.xpath("//nav//a[@href='/points']")
    assert elsewhere.open("/points").words("//h2") == ["No point is monitored here"]


def test_the_trend_draws_limits_and_marks_what_is_beyond_by_its_shape(world, storekeeper):
    for temperature in ("18", "20.9", "23.4", "14"):
        read(world, temperature)
    storekeeper.open("/points/CM-2026-0001?range=day")
    chart = storekeeper.page.xpath("//svg[contains(@aria-label, 'Temperature')]")[0]
    assert len(chart.xpath(".//circle[@class='in']")) == 2
    assert len(chart.xpath(".//path[@class='out']")) == 2
    assert len(chart.xpath(".//path[@class='limit critical']")) == 2
    assert "23.4, Beyond the critical limits" in chart.xpath("string(.//path[@class='out'][1]/title)")
    humidity = storekeeper.page.xpath("//svg[contains(@aria-label, 'Humidity')]")[0]
    assert len(humidity.xpath(".//path[@class='limit process']")) == 1
    assert "4 readings, 2 beyond the limits" in storekeeper.text


def test_the_table_under_the_charts_lists_the_newest_first(world, storekeeper):
    read(world, "18")
    told(world, "1 hour passes")
    read(world, "23.4")
    storekeeper.open("/points/CM-2026-0001")
    rows = storekeeper.words("//table//tbody/tr")
    assert len(rows) == 4
    assert "23.4 °C" in rows[1]
    assert "18 °C" in rows[3]
    assert "B-0311" in rows[0]


def test_an_earlier_range_shows_what_was_read_then(world, storekeeper):
    read(world, "18")
    told(world, "it becomes 2026-03-20 09:00")
    storekeeper.open("/points/CM-2026-0001?range=day")
    assert "Nothing was read in this time" in storekeeper.text
    storekeeper.open("/points/CM-2026-0001?range=week&until=2026-03-05T09:00:00%2B00:00")
    assert "18 °C" in storekeeper.text


@pytest.mark.parametrize("until", ["yesterday", "2026-03-05", "0001-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"])
def test_a_time_that_is_none_shows_the_newest(world, storekeeper, until):
    read(world, "18")
    assert storekeeper.open(f"/points/CM-2026-0001?until={until}").status == 200
    assert "18 °C" in storekeeper.text


def test_a_point_of_another_site_is_not_found(world, signed_in):
    stranger = signed_in(world.person("storekeeper", site="taizhou").username)
    assert stranger.open("/points/CM-2026-0001").status == 404
    assert stranger.open("/studies/CM-2026-0001").status == 404


def test_a_quick_entry_completes_the_task_that_is_open(world, storekeeper):
    told(world, "it becomes Monday at 13:00")
    storekeeper.open("/points").send("/points/CM-2026-0001/reading", temperature="18,5", humidity="60", light="yes")
    assert "Noted: within the limits." in storekeeper.text
    assert world.open_tasks() == []
    told(world, '"CCP 3" was read last by a "person"')


def test_a_quick_entry_between_times_is_a_persons_reading(world, storekeeper):
    storekeeper.open("/points").send("/points/CM-2026-0001/reading", temperature="23.4", humidity="60", light="yes")
    assert "Noted: beyond the critical limits" in storekeeper.text
    told(world, 'lot "B-0311" has 120 on hold')
    told(world, '"CCP 3" was read last by a "person"')


@pytest.mark.parametrize("entered", [{"temperature": "warm", "light": "yes"}, {"temperature": ""}, {"light": "yes"}])
def test_a_quick_entry_without_every_number_is_not_noted(world, storekeeper, entered):
    storekeeper.open("/points").send("/points/CM-2026-0001/reading", **{"humidity": "60", **entered})
    assert "Not noted" in storekeeper.text
    assert "nothing read yet" in storekeeper.text


def test_only_who_takes_the_readings_may_enter_them(world, signed_in):
    technologist = signed_in(world.person("whipped_mass_technologist").username)
    assert not technologist.open("/points").page.xpath("//details[@class='quick']")
    assert technologist.post("/points/CM-2026-0001/reading", {"temperature": "18"}).status in {400, 403}


def test_the_case_leads_to_its_trend(storekeeper):
    storekeeper.open("/cases/CM-2026-0001")
    assert storekeeper.page.xpath("//a[@href='/points/CM-2026-0001']")


@pytest.fixture
def manager(world, repository, signed_in):
    """Somebody of top management, before whom a study waits for approval."""
    scenario = read_features(repository / "tests" / "features" / "haccp_study")[0]
    for step in scenario.steps:
        if step.text.startswith("unless told otherwise"):
            run(world, step.text, step.table)
    told(world, 'the food safety team leader starts "HACCP study"')
    told(world, 'the case comes to "Approve the study"')
    return signed_in(world.person("top_management").username)


def test_a_study_shows_hazards_with_their_risk_and_places_them_in_the_diagram(manager):
    manager.open("/studies/HS-2026-0001")
    rows = manager.words("//table[caption[contains(., 'Hazards')]]//tbody/tr")
    assert "2 × 2: acceptable" in rows[0]
    assert "3 × 3: border" in rows[1]
    assert "4 × 4: beyond" in rows[2]
    matrix = manager.page.xpath("//svg[@class='matrix']")[0]
    kinds = [cell.get("class").split()[1] for cell in matrix.xpath(".//rect[contains(@class, 'cell')]")]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"acceptable": 8, "border": 5, "beyond": 3}
    assert len(matrix.xpath(".//circle")) == 3
    assert matrix.xpath("string(.//g[rect]/title)") == "CCP 3 Storage"


def test_a_study_shows_flow_limits_and_plan(manager):
    manager.open("/studies/HS-2026-0001")
    assert len(manager.page.xpath("//ol[@class='flow']/li")) == 4
    assert "CCP 3" in manager.words("//ol[@class='flow']/li[@class='is-ccp']")[0]
    assert "15–21 °C" in manager.text
    assert "Move the batch to another store" in manager.text
    assert manager.open("/cases/HS-2026-0001").page.xpath("//a[@href='/studies/HS-2026-0001']")


def test_a_long_history_is_told_from_its_newest_entries_on(world, storekeeper, monkeypatch):
    monkeypatch.setattr("web.staff.cases.MOST_EVENTS", 10)
    for _ in range(12):
        read(world, "18")
    told = storekeeper.open("/cases/CM-2026-0001").words("//ol[contains(@class, 'tl')]/li")
    everything = storekeeper.open("/cases/CM-2026-0001?all=1").words("//ol[contains(@class, 'tl')]/li")
    assert len(told) < len(everything)
    assert "Begin monitoring a point" in told[-1]
    assert "Show all of them" not in storekeeper.text
