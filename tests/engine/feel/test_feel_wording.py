import re
from pathlib import Path

import pytest

from engine.feel import FeelError, Host, compile_expression, explain
from engine.vocabulary import LANGUAGES, texts

ROOT = Path(__file__).parents[3]
RAISED = re.compile(
    r'(?:warn|WrongArgument|FeelLimit|broken|DecisionFailed|wrong|unexpected)\(\s*"([a-z_]+)"', re.MULTILINE
)
SPOKEN = ("expected_closing_brace", "expected_colon", "expected_then", "expected_in", "expected_and", "unknown_name")


def refusal(text):
    with pytest.raises(FeelError) as caught:
        compile_expression(text)
    return caught.value


def test_a_syntax_error_is_said_in_the_readers_language():
    error = refusal("=(quantity > 5")
    assert explain(error, "en") == "line 1, column 15: a closing bracket is missing before “end”"
    assert explain(error, "zh") == "第 1 行第 15 列：“end”前面缺少右括号"
    assert explain(error, "ru") == "строка 1, столбец 15: перед «end» не хватает закрывающей скобки"


def test_a_warning_is_said_too():
    warnings = []
    compile_expression("dispostion").evaluate({}, Host(warnings=warnings))
    assert explain(warnings[0], "en").endswith("nothing is called “dispostion”; correct the name or set it before")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_worded(language):
    codes = set(SPOKEN)
    for folder in ("feel", "dmn", "calendars"):
        for file in (ROOT / "engine" / folder).rglob("*.py"):
            codes |= set(RAISED.findall(file.read_text(encoding="utf-8")))
    assert len(codes) > 40
    assert sorted(c for c in codes if not texts.has(language, f"feel-{c.replace('_', '-')}")) == []
