from decimal import Decimal

import pytest

from engine.errors import BundleInvalid
from engine.forms import FieldType, KnownFile, files_in
from engine.forms.file_names import clean_name
from engine.forms.file_rules import hashes_in

CRACK = KnownFile("a" * 64, "crack.jpg", 48_120, "image/jpeg")
LABEL = KnownFile("b" * 64, "label.png", 2_000_000, "image/png")
REPORT = KnownFile("c" * 64, "3.1 report.pdf", 90_000, "application/pdf")
DRAWING = KnownFile("d" * 64, "drawing.svg", 700, "image/svg+xml")
KNOWN = {each.sha256: each for each in (CRACK, LABEL, REPORT, DRAWING)}


def photos(**more):
    return {"type": "filepicker", "key": "photos", "label": "Photos", "id": "photos", "multiple": True} | more


def named(*files):
    return [{"sha256": each.sha256, "name": each.name} for each in files]


def codes(checked):
    return [(refusal.code, refusal.field) for refusal in checked.refusals]


def rules(invalid):
    return [finding.rule for finding in invalid.value.findings]


def test_a_field_for_files_says_what_it_takes(a_form):
    properties = {"label.zh": "照片", "label.ru": "Фото", "max_files": "3", "max_size_mb": "2.5"}
    form = a_form(photos(accept=" image/*, .PDF ", properties=properties))
    (field,) = form.fields
    assert (field.type, field.label.zh, field.label.ru) == (FieldType.FILEPICKER, "照片", "Фото")
    assert (field.files.accept, field.files.most, field.files.max_bytes) == (("image/*", ".pdf"), 3, 2_500_000)
    assert form.asks_for_files
    assert form.keys == ("photos",)


@pytest.mark.parametrize(
    ("component", "rule"),
    [
        (photos(accept="pictures"), "form_accept_unreadable"),
        (photos(accept="=kinds"), "form_accept_unreadable"),
        (photos(properties={"max_files": "51"}), "form_file_bound_unusable"),
        (photos(properties={"max_files": "2.5"}), "form_file_bound_unusable"),
        (photos(properties={"max_size_mb": "0"}), "form_file_bound_unusable"),
        (photos(properties={"max_size_mb": "much"}), "form_file_bound_unusable"),
        (photos(label=""), "form_label_missing"),
        (photos(key=""), "form_key_missing"),
    ],
)
def test_what_a_field_for_files_cannot_mean_is_reported(a_form, component, rule):
    with pytest.raises(BundleInvalid) as invalid:
        a_form(component)
    assert rules(invalid) == [rule]


def test_the_value_is_a_list_of_files_as_the_plant_knows_them(a_form):
    told = [{"sha256": CRACK.sha256, "name": "Crack at the rim.jpg", "size": 1, "type": "text/html"}]
    checked = a_form(photos()).validate({"photos": told}, {}, files=KNOWN)
    assert checked.refusals == ()
    assert checked.values["photos"] == [
        {"name": "Crack at the rim.jpg", "sha256": CRACK.sha256, "size": Decimal(48_120), "type": "image/jpeg"}
    ]


def test_nothing_attached_is_an_empty_list(a_form):
    form = a_form(photos())
    assert form.validate({}, {}, files=KNOWN).values == {"photos": []}
    assert form.validate({"photos": []}, {}, files=KNOWN).refusals == ()


def test_a_file_the_person_may_not_attach_is_refused_whoever_has_it(a_form):
    checked = a_form(photos()).validate({"photos": [{"sha256": "e" * 64, "name": "guessed.jpg"}]}, {}, files=KNOWN)
    assert codes(checked) == [("file_unknown", "photos")]
    assert checked.values["photos"] == []


def test_a_demanded_file_has_to_be_there(a_form):
    form = a_form(photos(validate={"required": True}))
    assert codes(form.validate({}, {}, files=KNOWN)) == [("files_missing", "photos")]
    assert codes(form.validate({"photos": named(CRACK)}, {}, files=KNOWN)) == []


def test_more_files_than_the_field_takes_are_refused_and_kept_for_choosing(a_form):
    one = a_form(photos(multiple=False)).validate({"photos": named(CRACK, LABEL)}, {}, files=KNOWN)
    assert codes(one) == [("too_many_files", "photos")]
    assert len(one.values["photos"]) == 2
    two = a_form(photos(properties={"max_files": "1"})).validate({"photos": named(CRACK, LABEL)}, {}, files=KNOWN)
    assert codes(two) == [("too_many_files", "photos")]


def test_a_file_named_twice_is_one_file(a_form):
    checked = a_form(photos(multiple=False)).validate({"photos": named(CRACK, CRACK)}, {}, files=KNOWN)
    assert (codes(checked), len(checked.values["photos"])) == ([], 1)


@pytest.mark.parametrize(
    ("accept", "file", "taken"),
    [
        ("image/*", CRACK, True),
        ("image/*", DRAWING, False),  # a program that draws
        (".svg", DRAWING, True),
        ("image/*", REPORT, False),
        ("image/*,.pdf", REPORT, True),
        ("application/pdf", REPORT, True),
        (".pdf", CRACK, False),
        (".jpg", CRACK, True),
        (".jpg", KnownFile("b" * 64, "page.jpg", 10, "text/html"), False),
        (".xlsx", KnownFile("b" * 64, "list.xlsx", 10, "application/zip"), True),
        (".xlsx", KnownFile("b" * 64, "list.exe", 10, "application/zip"), False),
        (".step", KnownFile("b" * 64, "part.STEP", 10, "application/octet-stream"), True),
        (".step", KnownFile("b" * 64, "part.exe", 10, "application/octet-stream"), False),
        ("", DRAWING, True),
    ],
)
def test_a_field_takes_files_by_their_content(a_form, accept, file, taken):
    known = {file.sha256: file}
    checked = a_form(photos(accept=accept)).validate({"photos": named(file)}, {}, files=known)
    assert codes(checked) == ([] if taken else [("file_not_accepted", "photos")])


def test_a_form_may_ask_for_smaller_files_than_the_plant(a_form):
    form = a_form(photos(properties={"max_size_mb": "1"}))
    checked = form.validate({"photos": named(CRACK, LABEL)}, {}, files=KNOWN)
    (refusal,) = checked.refusals
    assert (refusal.code, refusal.data["name"], refusal.data["limit"]) == ("file_too_large", "label.png", Decimal(1))


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("crack.jpg", "not_a_list"),
        ([17], "not_a_file"),
        ([{"name": "crack.jpg"}], "not_a_file"),
        ([{"sha256": "A" * 64}], "not_a_file"),
        ([{"sha256": "a" * 64, "name": 5}], "not_a_file"),
        ([{"sha256": "a" * 64, "path": "/etc/passwd"}], "not_a_file"),
        ([{"sha256": "a" * 64}] * 201, "too_many_files"),
    ],
)
def test_what_names_no_file_is_refused(a_form, entry, code):
    assert codes(a_form(photos()).validate({"photos": entry}, {}, files=KNOWN)) == [(code, "photos")]


def test_lines_of_a_list_have_files_of_their_own(a_form):
    form = a_form({"type": "dynamiclist", "path": "findings", "components": [photos()]})
    data = {"findings": [{"photos": named(CRACK)}, {"photos": [{"sha256": "e" * 64}]}]}
    checked = form.validate(data, {}, files=KNOWN)
    assert codes(checked) == [("file_unknown", "findings[1].photos")]
    assert list(files_in(checked.values)) == [("findings[0].photos", CRACK)]
    assert hashes_in(data) == {CRACK.sha256, "e" * 64}


def test_a_hidden_field_keeps_no_file(a_form):
    form = a_form({"type": "checkbox", "key": "seen", "label": "Seen"}, photos(conditional={"hide": "=not(seen)"}))
    assert form.validate({"photos": named(CRACK)}, {}, files=KNOWN).values["photos"] is None
    assert len(form.validate({"photos": named(CRACK), "seen": True}, {}, files=KNOWN).values["photos"]) == 1


def test_files_that_may_not_be_changed_stand(a_form):
    form = a_form(photos(readonly=True))
    standing = [{"name": "crack.jpg", "sha256": CRACK.sha256, "size": Decimal(48_120), "type": "image/jpeg"}]
    assert form.validate({}, {"photos": standing}, files=KNOWN).values["photos"] == standing
    assert codes(form.validate({"photos": named(LABEL)}, {"photos": standing}, files=KNOWN)) == [
        ("read_only", "photos")
    ]


def test_a_program_is_told_what_a_field_takes(a_form):
    form = a_form(photos(accept="image/*,.pdf", properties={"max_files": "4", "max_size_mb": "2"}))
    (entry,) = form.describe("en", {})
    assert (entry["type"], entry["accept"], entry["max_files"], entry["max_bytes"]) == (
        "filepicker",
        "image/*,.pdf",
        4,
        2_000_000,
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("crack.jpg", "crack.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\wang\\crack.jpg", "crack.jpg"),
        ("..", "file"),
        ("", "file"),
        ("/", "file"),
        ("a\x00b\r\n.jpg", "ab.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("  .hidden ", "hidden"),
        ('a<b>:"|?*.jpg', "a_b______.jpg"),
        ("con.jpg", "_con.jpg"),
        ("NUL", "_NUL"),
        ("裂纹 01.jpg", "裂纹 01.jpg"),
        ("x" * 300 + ".jpg", "x" * 116 + ".jpg"),
        ("裂" * 300 + ".jpg", "裂" * 65 + ".jpg"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_name_is_kept_without_what_could_lead_elsewhere(given, kept):
    assert clean_name(given) == kept
