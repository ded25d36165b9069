"""A backup is taken while people work, holds one state, and counts only when it is whole."""

from __future__ import annotations

import threading

import pytest

from engine.commands import Plant
from engine.commands.backup import BackupBroken, BackupElsewhere, NoBackup, PlaceTaken, back_up, restore
from engine.storage import Database

SECRET = b"secret of the tests"
SHEET = {"product": "VB-50", "quantity": 500}


def plant_in(folder, home, secret=SECRET):
    return Plant(Database(f"sqlite:///{folder / 'holdpoint.db'}"), home, secret)


#: PostgreSQL is backed up by its own tools.
on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@on_sqlite
def test_a_backup_is_restored_into_an_empty_place(plant, person, tmp_path, home):
    zhang = person("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", {**SHEET, "lot": "A-1"})
    copied = back_up(plant.database, tmp_path / "backups" / "monday.db", plant.files)
    assert copied.size == (tmp_path / "backups" / "monday.db").stat().st_size
    plant.start_case(zhang, "trial", "ningbo", {**SHEET, "lot": "A-2"})

    restored = plant_in(tmp_path / "new", home)
    restore(restored, tmp_path / "backups" / "monday.db")
    assert restored.verify(replay=True) is None
    with restored.database.reading() as work:
        numbers = [row[0] for row in work.run_text('SELECT number FROM "case"').fetchall()]
    assert numbers == [case.number]
    assert restored.start_case(restored.actor_named("zhang"), "trial", "ningbo", {**SHEET, "lot": "A-2"}).id == 2
    restored.database.close()


@on_sqlite
def test_a_backup_holds_one_state_while_others_write(plant, person, tmp_path, home):
    zhang, stop = person("zhang", "inspector"), threading.Event()

    def write():
        place = 0
        while not stop.is_set():
            place += 1
            plant.start_case(zhang, "trial", "ningbo", {**SHEET, "lot": f"B-{place}"})
        plant.database.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for place in range(3):
            back_up(plant.database, tmp_path / f"{place}.db", plant.files)
    finally:
        stop.set()
        writer.join()
    for place in range(3):
        restored = plant_in(tmp_path / f"new-{place}", home)
        restore(restored, tmp_path / f"{place}.db")
        assert restored.verify(replay=True) is None
        restored.database.close()


@on_sqlite
def test_nothing_is_overwritten(plant, tmp_path, home):
    file = tmp_path / "monday.db"
    back_up(plant.database, file, plant.files)
    before = file.read_bytes()
    with pytest.raises(PlaceTaken):
        back_up(plant.database, file, plant.files)
    with pytest.raises(PlaceTaken):
        restore(plant, file)
    assert file.read_bytes() == before


@on_sqlite
def test_a_changed_backup_is_refused_and_nothing_kept(plant, person, tmp_path, home):
    plant.start_case(person("zhang", "inspector"), "trial", "ningbo", {**SHEET, "lot": "A-1"})
    file = tmp_path / "monday.db"
    back_up(plant.database, file, plant.files)
    changed = Database(f"sqlite:///{file}")
    with changed.transaction() as work:
        work.run_text("DROP TRIGGER keep_history_update")
        work.run_text("UPDATE history SET actor = 77")
    changed.close()
    with pytest.raises(BackupBroken) as raised:
        restore(plant_in(tmp_path / "new", home), file)
    assert raised.value.data["what"].endswith("history entry 1")
    assert list((tmp_path / "new").iterdir()) == []


@on_sqlite
def test_another_key_is_noticed(plant, person, tmp_path, home):
    plant.start_case(person("zhang", "inspector"), "trial", "ningbo", {**SHEET, "lot": "A-1"})
    back_up(plant.database, tmp_path / "monday.db", plant.files)
    with pytest.raises(BackupBroken):
        restore(plant_in(tmp_path / "new", home, b"another key"), tmp_path / "monday.db")


@on_sqlite
def test_a_damaged_file_is_refused(plant, tmp_path, home):
    file = tmp_path / "monday.db"
    back_up(plant.database, file, plant.files)
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    file.write_bytes(content)
    with pytest.raises(BackupBroken):
        restore(plant_in(tmp_path / "new", home), file)
    (tmp_path / "notes.txt").write_text("no database")
    with pytest.raises(NoBackup):
        restore(plant_in(tmp_path / "new", home), tmp_path / "notes.txt")
    with pytest.raises(NoBackup):
        restore(plant_in(tmp_path / "new", home), tmp_path / "nowhere.db")


@on_sqlite
def test_a_failed_backup_leaves_nothing(plant, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.storage.copies.damage", lambda path: "page 3 is broken")
    with pytest.raises(BackupBroken):
        back_up(plant.database, tmp_path / "backups" / "monday.db", plant.files)
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_is_told_how(plant, tmp_path):
    with pytest.raises(BackupElsewhere):
        back_up(plant.database, tmp_path / "monday.db", plant.files)
    with pytest.raises(BackupElsewhere):
        restore(plant, tmp_path / "monday.db")
