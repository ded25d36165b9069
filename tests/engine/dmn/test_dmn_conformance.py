"""The conformance kit, where it is at hand: HOLDPOINT_DMN_TCK, or `../shared/dmn-tck` beside the checkout."""

import os
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KIT = Path(os.environ.get("HOLDPOINT_DMN_TCK") or ROOT.parent / "shared" / "dmn-tck")
LEAST = {2: (1.0, 1.0), 3: (0.97, 0.95)}


@pytest.mark.parametrize("level", LEAST)
def test_the_conformance_kit_is_passed(level):
    folder = KIT / f"compliance-level-{level}"
    if not folder.is_dir():
        pytest.skip(f"NOT MEASURED: no DMN conformance kit at {KIT}")
    score = runpy.run_path(str(ROOT / "benchmarks" / "dmn_tck.py"))["measure"](folder)
    least, least_valued = LEAST[level]
    assert score.cases > 0
    assert score.passed / score.cases >= least, score.failures[:20]
    assert score.valued_passed / score.valued >= least_valued, score.failures[:20]
