"""Content of records goes when its time is over and that was approved; everything else stays and still holds."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from engine.commands.disposal import dispose, expired_records, remove_files
from engine.commands.files import may_attach
from engine.commands.replaying import ContentDisposed, replay_case
from engine.commands.verifying import Break, not_replayable
from engine.inbox import case_page
from engine.storage import micros

REGISTER = """\
registers:
- code: judgements
  kind: register
  title: {en: "Judgements", zh: "判定", ru: "Оценки"}
  clause: TRY-1
  retention: {keep: P3Y, place: {en: "QC"}, archive: P10Y, archive_place: {en: "archive"}}
  source: [{file: trial.bpmn, element: judge_lot}]
  columns:
  - {key: case, en: "Case", zh: "编号", ru: "Номер"}
"""


@pytest.fixture
def judged(plant, home, person, task_of):
    """A closed trial with a photo, whose judgement fills a register kept for 3 and 10 years."""
    folder = home / "processes" / "trial"
    (folder / "registers.yaml").write_text(REGISTER, encoding="utf-8")
    text = (folder / "trial.bpmn").read_text(encoding="utf-8")
    mark = '<zeebe:property name="name.zh" value="判定"/>'
    record = '<zeebe:property name="record" value="judgements"/>'
    (folder / "trial.bpmn").write_text(text.replace(mark, mark + record), encoding="utf-8")
    plant.publish()
    zhang = person("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", {"product": "VB-50", "lot": "A-1", "quantity": "500"})
    photo = plant.receive_file(zhang, "list.csv", io.BytesIO(b"a;b\n1;2\n"))
    named = [{"name": photo.name, "sha256": photo.sha256, "size": photo.size, "type": photo.type}]
    plant.complete_task(zhang, task_of(case, "judge_lot"), {"verdict": "good", "photos": named})
    plant.complete_task(person("wang", "quality_head"), task_of(case, "release_lot"), {}, "right horse")
    return case, photo.sha256


def judgement(plant, case):
    with plant.database.reading() as work:
        return next(each for each in case_page.records(work, case.id) if each.element == "judge_lot")


def over(plant, years):
    with plant.database.reading() as work:
        now = plant.clock() + dt.timedelta(days=365.25 * years + 1)
        return [each.key for each in expired_records(plant, work, "ningbo", now)]


def disposed(plant, case):
    entry = judgement(plant, case).entry
    with plant.database.transaction() as work:
        dispose(plant, work, ((case.id, entry),), (case.id, 1), micros(plant.clock()))
    return entry


def test_a_record_is_over_when_the_times_in_department_and_archive_are(plant, judged):
    case, _ = judged
    assert over(plant, 12.9) == []
    assert over(plant, 13.1) == [f"{case.number}/{judgement(plant, case).entry}"]


def test_the_content_goes_and_the_chain_still_holds(plant, judged, clock):
    case, sha256 = judged
    before = judgement(plant, case)
    clock.now += dt.timedelta(days=5000)
    disposed(plant, case)
    after = judgement(plant, case)
    assert (after.data, after.hash, after.by_name) == (None, before.hash, "Zhang")
    assert not plant.files.place_of(sha256).is_file()
    with plant.database.reading() as work:  # nobody attaches what is gone
        assert may_attach(work, 1, case.id, {"photos": before.data["photos"]}) == {}
    assert over(plant, 14) == []
    assert plant.verify(replay=True) is None
    assert not_replayable(plant) == [case.number]
    with pytest.raises(ContentDisposed):
        replay_case(plant, case.id)


def test_a_file_that_another_record_names_stays(plant, judged, person, clock, task_of):
    case, sha256 = judged
    other = plant.start_case(person("zhang"), "trial", "ningbo", {"product": "VB-50", "lot": "B-1", "quantity": "5"})
    named = judgement(plant, case).data["photos"]
    plant.complete_task(person("zhang"), task_of(other, "judge_lot"), {"verdict": "good", "photos": named})
    clock.now += dt.timedelta(days=5000)
    disposed(plant, case)
    remove_files(plant)
    assert plant.files.place_of(sha256).is_file()
    assert plant.verify() is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET payload = NULL WHERE hash IS NOT NULL",  # without a logged disposal
        "UPDATE history SET payload = hash",
        "UPDATE history SET payload = NULL, hash = payload",
        "UPDATE history SET role = 'other'",
        "DELETE FROM history",
        "UPDATE disposal SET at = 0",
        "DELETE FROM disposal",
    ],
)
def test_nothing_but_a_logged_disposal_changes_a_record(plant, judged, change):
    case, _ = judged
    disposed(plant, case)
    with pytest.raises(Exception, match="may only grow"), plant.database.transaction() as work:
        work.run_text(change)


def test_content_that_went_without_approval_is_a_break(plant, judged):
    case, _ = judged
    entry = judgement(plant, case).entry
    with plant.database.transaction() as work:
        trigger = "keep_history_update" if work.dialect == "sqlite" else "keep_history_rows ON history"
        work.run_text(f"DROP TRIGGER {trigger}")
        work.run_text(f"UPDATE history SET payload = NULL WHERE entry = {entry}")  # noqa: S608 - a number
    assert plant.verify() == Break(case.number, entry, "record")
