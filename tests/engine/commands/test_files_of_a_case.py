from __future__ import annotations

import datetime as dt
import errno
import hashlib
import io
import threading
from collections import namedtuple

import pytest
from PIL import Image

from engine.commands import files as commands
from engine.commands.backup import BackupBroken, back_up, restore
from engine.commands.verifying import Break
from engine.errors import CommandRefused, NotFound
from engine.inbox.files import files_of_case
from engine.storage import files as store
from engine.storage import pictures
from engine.storage.files import FileTooLarge, NoSpace
from tests.engine.commands.test_backup import on_sqlite, plant_in
from tests.file_samples import CSV, HTML, PDF, SVG, photo, picture_bomb, picture_of_nothing, polyglot, turned_photo

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}
DAY = dt.timedelta(days=1)


def upload(plant, actor, content, name="crack.jpg"):
    return plant.receive_file(actor, name, io.BytesIO(content))


def named(*files):
    return [{"sha256": each.sha256, "name": each.name} for each in files]


def a_trial(plant, actor, *files):
    return plant.start_case(actor, "trial", "ningbo", {**SHEET, "photos": named(*files)})


def attached(plant, case):
    with plant.database.reading() as work:
        return files_of_case(work, case.id)


def codes(refused):
    return [(refusal.code, refusal.field) for refusal in refused.value.refusals]


def kept(plant):
    folder = plant.files.folder
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and "thumbnails" not in path.parts)


class Endless:
    """A stream of so many bytes that exists nowhere."""

    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        taken = min(self.left, size)
        self.left -= taken
        return b"x" * taken


@on_sqlite
def test_an_upload_is_kept_under_its_hash_before_any_form_is_sent(plant, person):
    content = photo()
    found = upload(plant, person("zhang", "inspector"), content)
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert (found.name, found.size, found.type) == ("crack.jpg", len(content), "image/jpeg")
    place = plant.files.folder / found.sha256[:2] / found.sha256[2:4] / found.sha256
    assert place.read_bytes() == content
    assert kept(plant) == [found.sha256]


@on_sqlite
def test_the_same_content_is_kept_once_under_the_names_people_gave(plant, person):
    zhang, sun = person("zhang", "inspector"), person("sun", "inspector")
    first, again = upload(plant, zhang, PDF, "report.pdf"), upload(plant, sun, PDF, "报告.pdf")
    assert first.sha256 == again.sha256
    assert kept(plant) == [first.sha256]
    assert plant.open_file(zhang, first.sha256).file.name == "report.pdf"
    assert plant.open_file(sun, first.sha256).file.name == "报告.pdf"


def test_a_sheet_takes_the_photos_into_its_record(plant, person):
    zhang = person("zhang", "inspector")
    crack, report = upload(plant, zhang, photo()), upload(plant, zhang, PDF, "report.pdf")
    case = a_trial(plant, zhang, crack, report)
    assert [(each.entry, each.field, each.file, each.by) for each in attached(plant, case)] == [
        (1, "photos", crack, zhang.id),
        (1, "photos", report, zhang.id),
    ]
    assert plant.verify(replay=True) is None


def test_a_later_step_may_keep_the_files_of_the_case_whoever_uploaded_them(plant, person, task_of):
    zhang, sun = person("zhang", "inspector"), person("sun", "inspector")
    crack = upload(plant, zhang, photo())
    case = a_trial(plant, zhang, crack)
    label = upload(plant, sun, photo(colour="blue"), "label.jpg")
    plant.complete_task(sun, task_of(case, "judge_lot"), {"verdict": "good", "photos": named(crack, label)})
    assert [(each.entry > 1, each.file.name) for each in attached(plant, case)] == [
        (False, "crack.jpg"),
        (True, "crack.jpg"),
        (True, "label.jpg"),
    ]


@on_sqlite
def test_another_persons_upload_cannot_be_attached_by_its_hash(plant, person, task_of):
    zhang, sun = person("zhang", "inspector"), person("sun", "inspector")
    secret = upload(plant, zhang, photo())
    with pytest.raises(CommandRefused) as refused:
        a_trial(plant, sun, secret)
    assert codes(refused) == [("file_unknown", "photos")]
    case = a_trial(plant, sun)
    with pytest.raises(CommandRefused) as refused:
        plant.complete_task(sun, task_of(case, "judge_lot"), {"verdict": "good", "photos": named(secret)})
    assert codes(refused) == [("file_unknown", "photos")]


def test_a_file_is_seen_by_its_uploader_and_by_who_sees_its_case(plant, person):
    zhang, sun = person("zhang", "inspector"), person("sun", "inspector")
    abroad = person("wang", "inspector", site="taizhou")
    crack = upload(plant, zhang, photo())
    assert plant.open_file(zhang, crack.sha256).file == crack
    for other in (sun, abroad):
        with pytest.raises(NotFound):
            plant.open_file(other, crack.sha256)
    case = a_trial(plant, zhang, crack)
    assert plant.open_file(sun, crack.sha256).file == crack
    assert plant.open_file(sun, crack.sha256, case.number).file == crack
    for outsider, number in ((abroad, None), (abroad, case.number)):
        with pytest.raises(NotFound):
            plant.open_file(outsider, crack.sha256, number)
        with pytest.raises(NotFound):
            plant.thumbnail_of(outsider, crack.sha256)
    for nonsense in ("../../plant.db", "", "A" * 64, crack.sha256[:63]):
        with pytest.raises(NotFound):
            plant.open_file(zhang, nonsense)


@on_sqlite
@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("crack.jpg", photo(), "image/jpeg"),
        ("crack.png", photo(kind="PNG"), "image/png"),
        ("crack.gif", photo(kind="GIF"), "image/gif"),
        ("crack.webp", photo(kind="WEBP"), "image/webp"),
        ("crack.jpg", SVG, "image/svg+xml"),
        ("crack.png", HTML, "text/html"),
        ("page.jpg", polyglot(), "image/jpeg"),
        ("report.exe", PDF, "application/pdf"),
        ("lots.csv", CSV, "text/plain"),
        ("lots.csv", "批号,数量\r\nA-1,5\r\n".encode("gb18030"), "text/plain"),
        ("begins.jpg", b"\xff\xd8\xff\xe0 and nothing more", "application/octet-stream"),
        ("begins.png", b"\x89PNG\r\n\x1a\n", "application/octet-stream"),
        ("a.pdf", b"MZ\x90\x00", "application/vnd.microsoft.portable-executable"),
        ("a.jpg", b"\x00\x01\x02\x03" * 9, "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_content_is(plant, person, name, content, kind):
    zhang = person("zhang", "inspector")
    found = upload(plant, zhang, content, name)
    assert (found.type, found.name) == (kind, name)
    assert plant.open_file(zhang, found.sha256).is_picture == (kind in pictures.INLINE)


@on_sqlite
def test_a_script_in_a_drawing_is_no_picture_for_a_form(plant, person):
    zhang = person("zhang", "inspector")
    drawing = upload(plant, zhang, SVG, "crack.jpg")
    with pytest.raises(CommandRefused) as refused:
        a_trial(plant, zhang, drawing)
    assert codes(refused) == [("file_not_accepted", "photos")]
    with pytest.raises(NotFound):
        plant.thumbnail_of(zhang, drawing.sha256)


@on_sqlite
def test_an_empty_file_is_refused_by_its_name(plant, person):
    with pytest.raises(CommandRefused) as refused:
        upload(plant, person("zhang", "inspector"), b"", "../../empty.jpg")
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.data["name"]) == ("file_empty", "empty.jpg")
    assert kept(plant) == []


@on_sqlite
def test_a_stream_of_two_gigabytes_is_cut_at_the_limit(plant, person):
    stream = Endless(2_000_000_000)
    with pytest.raises(FileTooLarge) as refused:
        plant.receive_file(person("zhang", "inspector"), "film.mp4", stream)
    assert refused.value.data == {"name": "film.mp4", "limit": 20_000_000}
    assert stream.left > 1_979_000_000
    assert kept(plant) == []


@on_sqlite
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [12_000, 60_000])
def test_a_picture_of_too_many_pixels_is_refused_from_its_header(plant, person, side):
    for content in (picture_of_nothing(side, side), picture_bomb(side) if side < 20_000 else b""):
        if content:
            assert len(content) < 100_000
            with pytest.raises(CommandRefused) as refused:
                upload(plant, person("zhang", "inspector"), content, "big.png")
            (refusal,) = refused.value.refusals
            assert (refusal.code, refusal.data) == ("picture_too_large", {"name": "big.png", "limit": 100})
    assert kept(plant) == []


@on_sqlite
def test_a_webp_that_tells_of_too_many_pixels_is_refused_before_it_is_opened(plant, person):
    canvas = (11_999).to_bytes(3, "little") * 2
    lying = b"RIFF\x1a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + canvas
    with pytest.raises(CommandRefused) as refused:
        upload(plant, person("zhang", "inspector"), lying, "big.webp")
    assert codes(refused) == [("picture_too_large", None)]


@on_sqlite
def test_a_picture_too_heavy_to_decode_is_kept_without_a_small_one(plant, person):
    zhang = person("zhang", "inspector")
    found = upload(plant, zhang, picture_bomb(9_000), "map.png")
    assert found.type == "image/png"
    with pytest.raises(NotFound):
        plant.thumbnail_of(zhang, found.sha256)


@on_sqlite
def test_a_small_picture_stands_upright_and_does_not_tell_the_place(plant, person):
    zhang, content = person("zhang", "inspector"), turned_photo()
    found = upload(plant, zhang, content)
    small = Image.open(io.BytesIO(plant.thumbnail_of(zhang, found.sha256)))
    assert small.size == (40, 80)
    red, green, _ = small.getpixel((20, 3))
    assert (red > 200, green < 80) == (True, True)
    assert not small.getexif()
    assert b"Phone maker" not in plant.thumbnail_of(zhang, found.sha256)
    assert plant.open_file(zhang, found.sha256).path.read_bytes() == content


@on_sqlite
def test_a_lost_small_picture_is_made_again(plant, person):
    zhang = person("zhang", "inspector")
    found = upload(plant, zhang, photo(2000, 1000))
    first = plant.thumbnail_of(zhang, found.sha256)
    assert Image.open(io.BytesIO(first)).size == (480, 240)
    (thumbnail,) = (plant.files.folder / "thumbnails").rglob("*.jpg")
    thumbnail.unlink()
    assert plant.thumbnail_of(zhang, found.sha256) == first


@on_sqlite
def test_a_full_disk_is_told_and_keeps_no_half_file(plant, person, monkeypatch):
    zhang = person("zhang", "inspector")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(store.os, "fsync", full)
        with pytest.raises(NoSpace):
            upload(plant, zhang, photo())
    assert kept(plant) == []
    usage = namedtuple("Usage", "free")  # noqa: PYI024 - the shape of the standard library's answer
    with monkeypatch.context() as patched:
        patched.setattr(store.shutil, "disk_usage", lambda _path: usage(store.RESERVE - 1))
        with pytest.raises(NoSpace):
            upload(plant, zhang, photo())
    assert upload(plant, zhang, photo()).size > 0


def test_uploads_without_a_form_are_forgotten_after_a_day(plant, person, clock):
    zhang = person("zhang", "inspector")
    left, used, late = (upload(plant, zhang, photo(colour=c), f"{c}.jpg") for c in ("red", "green", "blue"))
    a_trial(plant, zhang, used)
    clock.now += DAY / 2
    upload(plant, zhang, photo(colour="blue"))
    clock.now += DAY / 2 + dt.timedelta(minutes=1)
    assert plant.forget_uploads() == 1
    assert kept(plant) == sorted([used.sha256, late.sha256])
    with pytest.raises(NotFound):
        plant.open_file(zhang, left.sha256)
    assert upload(plant, zhang, photo(colour="red")).sha256 == left.sha256
    assert plant.verify() is None


@on_sqlite
def test_uploads_of_a_half_filled_form_wait_for_it(plant, person, clock):
    zhang = person("zhang", "inspector")
    crack = upload(plant, zhang, photo())
    plant.save_draft(zhang, "trial", {"photos": named(crack)})
    clock.now += 3 * DAY
    assert plant.forget_uploads() == 0
    assert a_trial(plant, zhang, crack).number == "TR-2026-0001"
    other = upload(plant, zhang, PDF)
    plant.save_draft(zhang, "trial", {"photos": named(other)})
    clock.now += 31 * DAY
    assert plant.forget_uploads() == 1


@on_sqlite
def test_what_a_killed_server_half_received_is_swept(plant, person, monkeypatch):
    upload(plant, person("zhang", "inspector"), photo())
    (plant.files.incoming / "abc.part").write_bytes(b"half")
    assert plant.forget_uploads() == 0
    monkeypatch.setattr(commands, "KEPT", dt.timedelta(seconds=-1))
    plant.files.sweep(-1)
    assert list(plant.files.incoming.iterdir()) == []


def test_who_uploads_on_and_on_is_stopped(plant, person, monkeypatch):
    zhang = person("zhang", "inspector")
    monkeypatch.setattr(commands, "MOST_WAITING", 2)
    first = upload(plant, zhang, photo(colour="red"))
    upload(plant, zhang, photo(colour="green"))
    with pytest.raises(CommandRefused) as refused:
        upload(plant, zhang, photo(colour="blue"))
    assert codes(refused) == [("too_many_uploads", None)]
    a_trial(plant, zhang, first)
    assert upload(plant, zhang, photo(colour="blue")).size > 0


def test_two_people_uploading_the_same_file_at_once_both_have_it(plant, person):
    people = [person("zhang", "inspector"), person("sun", "inspector")]
    content, found = photo(), []

    def send(actor):
        found.append(upload(plant, actor, content))
        plant.database.close()

    threads = [threading.Thread(target=send, args=(actor,)) for actor in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.sha256 for each in found} == {hashlib.sha256(content).hexdigest()}
    assert all(plant.open_file(actor, found[0].sha256).path.read_bytes() == content for actor in people)


@on_sqlite
@pytest.mark.parametrize("harm", ["changed", "gone", "shorter"])
def test_verify_names_the_first_file_that_is_not_as_it_was_kept(plant, person, harm):
    zhang = person("zhang", "inspector")
    a_trial(plant, zhang, upload(plant, zhang, PDF, "report.pdf"))
    case = a_trial(plant, zhang, crack := upload(plant, zhang, photo()))
    place = plant.files.place_of(crack.sha256)
    if harm == "gone":
        place.unlink()
    else:
        place.write_bytes(photo(colour="white") if harm == "changed" else place.read_bytes()[:-1])
    assert plant.verify() == Break(case.number, 1, "file", "crack.jpg")


@on_sqlite
def test_a_backup_takes_the_files_along_once(plant, person, tmp_path, home):
    zhang = person("zhang", "inspector")
    case = a_trial(plant, zhang, crack := upload(plant, zhang, photo()))
    backups = tmp_path / "backups"
    first = back_up(plant.database, backups / "monday.db", plant.files)
    a_trial(plant, zhang, upload(plant, zhang, PDF, "report.pdf"))
    second = back_up(plant.database, backups / "tuesday.db", plant.files)
    assert (first.files, first.new_files, second.files, second.new_files) == (1, 1, 2, 1)

    restored = plant_in(tmp_path / "new", home)
    restore(restored, backups / "monday.db")
    assert restored.verify(replay=True) is None
    assert [each.file for each in attached(restored, case)] == [crack]
    assert restored.open_file(restored.actor_named("zhang"), crack.sha256).path.read_bytes() == photo()
    restored.database.close()


@on_sqlite
def test_a_backup_without_its_files_is_not_restored(plant, person, tmp_path, home):
    zhang = person("zhang", "inspector")
    a_trial(plant, zhang, crack := upload(plant, zhang, photo()))
    back_up(plant.database, tmp_path / "backups" / "monday.db", plant.files)
    (tmp_path / "backups" / "files" / crack.sha256[:2] / crack.sha256[2:4] / crack.sha256).unlink()
    restored = plant_in(tmp_path / "new", home)
    with pytest.raises(BackupBroken, match=r"crack\.jpg"):
        restore(restored, tmp_path / "backups" / "monday.db")
    assert not (tmp_path / "new" / "plant.db").exists()
