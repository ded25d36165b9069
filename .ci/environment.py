"""Create or refresh the virtual environment from the lock file; standard library only.

    python3 .ci/environment.py run|test

`run` installs what the product needs, `test` what the tests need besides. A stamp in the environment holds the hash of
the lock, so that a second call does nothing.
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}


def main(kind: str) -> None:
    """Make the environment fit the lock of `kind`; says what it does only when there is something to do."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one may call this, to be told
        sys.exit(
            f"Holdpoint needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11 run"
        )
    wanted = _fingerprint(kind)
    if _stamp("test").exists() and _stamp("test").read_text() == _fingerprint("test"):
        return
    if _stamp(kind).exists() and _stamp(kind).read_text() == wanted:
        return
    print(f"Setting up the environment ({LOCKS[kind]}) …", flush=True)
    installer = _create()
    for stamp in (_stamp("run"), _stamp("test")):
        stamp.unlink(missing_ok=True)
    _run([*installer, "--require-hashes", "--requirement", str(ROOT / LOCKS[kind])])
    _run([*installer, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    _stamp(kind).write_text(wanted)


def _create() -> list[str]:
    """Create the environment if it is missing and return the install command that fits it."""
    python = BIN / ("python.exe" if os.name == "nt" else "python")
    uv = shutil.which("uv")
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
        if made.returncode != 0:
            shutil.rmtree(VENV, ignore_errors=True)
            if uv is None:
                sys.exit(
                    "This Python makes no virtual environments. On Debian: apt-get install python3-venv. Or install uv."
                )
            _run([uv, "venv", "--python", sys.executable, str(VENV)])
    if (VENV / "pyvenv.cfg").exists() and subprocess.run(
        [str(python), "-m", "pip", "--version"], capture_output=True, check=False
    ).returncode == 0:
        return [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if uv is None:
        sys.exit("The environment has no pip and there is no uv on PATH. Remove .venv and try again.")
    return [uv, "pip", "install", "--quiet", "--python", str(python)]


def _stamp(kind: str) -> pathlib.Path:
    return VENV / f".holdpoint-{kind}"


def _fingerprint(kind: str) -> str:
    digest = hashlib.sha256()
    for name in (LOCKS[kind], "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False)
    if done.returncode != 0:
        sys.exit(f"Failed: {' '.join(command)}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        sys.exit(__doc__)
    main(sys.argv[1])
