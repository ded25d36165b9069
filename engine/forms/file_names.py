"""Names of files as people gave them: only the last part, nothing that steers a computer, short enough to keep."""

from __future__ import annotations

from engine.forms.entries import clean_text

LONGEST_NAME = 120  # characters
LONGEST_NAME_BYTES = 200  # in UTF-8: file systems take 255 bytes
NAMELESS = "file"
_LONGEST_ENDING = 12  # characters of `.jpeg` and the like
_WORTH_READING = 2_000  # characters: of a longer name only the end is looked at
_STEERING = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in range(10))
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *_PORTS})


def clean_name(given: str) -> str:
    r"""Return a name that may be shown, kept and given back: `../../etc/C:\photo\u202egpj.exe` is `photogpj.exe`.

    Path parts, control and reordering characters go, what Windows forbids becomes `_`, a long name keeps its ending.
    """
    plain = clean_text(given[-_WORTH_READING:], lines=False).replace("\\", "/")
    last = plain.rstrip("/").rpartition("/")[2].translate(_STEERING).strip(" .")
    stem, dot, ending = last.rpartition(".")
    if (stem or last).partition(".")[0].upper() in _DEVICES:
        last, stem = f"_{last}", f"_{stem}"
    if not dot or len(ending) > _LONGEST_ENDING:
        return _shortened(last, "") or NAMELESS
    return _shortened(stem, f".{ending}")


def ending_of(name: str) -> str:
    """Return the ending of a name with its dot, in small letters; empty for none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot else ""


def _shortened(stem: str, ending: str) -> str:
    stem = stem[: LONGEST_NAME - len(ending)]
    while len(f"{stem}{ending}".encode()) > LONGEST_NAME_BYTES:
        stem = stem[:-1]
    return f"{stem.rstrip()}{ending}"
