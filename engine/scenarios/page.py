"""The page of the documentation that lists the vocabulary: `python -m engine.scenarios.page` prints it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.scenarios.vocabulary import Sentence, sentences

_INTRO = """\
# Scenarios: what a procedure must do, in the words of its document

A scenario tells one example of a clause: who did what, what happens now, what then is. It is the acceptance test of a
procedure, and you write it yourself: no program, no clicks, no ids. It plays on a real database, with the forms, tables
and diagrams as they are, so it fails the day somebody draws an arrow wrongly.

Scenarios of a procedure stand in `tests/features/<procedure>/*.feature`, in English, Chinese (`# language: zh-CN`) or
Russian (`# language: ru`):

```gherkin
{example}
```

- `Rule:` is the clause, its id the tag above it (`@NCO-4.2.2.2`); `Scenario:` is one example, in the present tense.
- At most one `When`: what the scenario is about. What came before is `Given`, what must hold is `Then`.
- Roles, steps, questions and answers go by the names people see, in any of the three languages. A person appears when
  first named; `another inspector` is a second one. Quotes are `"…"`, `“…”`, `「…」` or `«…»`.
- A table under a step answers the questions of its form, one a line. What it leaves out stays as the form shows it; a
  required text, tick or time is filled in for you, a required choice is not. `-` leaves a question empty on purpose.
- Lines of a disposition are written in one cell: `accept 450; rework 30 (Only for model: VA-60); scrap 20`.
- A question for files is answered with their names: `| Photos | crack.jpg, report.pdf |`. The files are made for the
  scenario and hold what their ending says.
- `these tasks are done:` takes a table with columns for role and task, then a column for each question, headed by its
  label; the column `part` (`部分`, `часть`) tells parts of a disposition apart, by disposition or quantity.
- A refused attempt fails the scenario unless `it is refused: "…"` expects it, and so does a step that breaks down,
  unless `there is an incident at "…"` does. Reasons of a refusal are, among others, `required`, `not a number`,
  `below minimum`, `unknown option`, `must be ticked`, `unbalanced`, `in the future`, `four eyes`, `password missing`,
  `password wrong`, `not allowed` (another role's task) and `stale` (somebody was faster); a step that fails says which.
- Days are days of the site: weekends and its public holidays are no working days. The clock stands still unless a step
  moves it; it begins on Monday 2 March 2026, 09:00.

The plant of every scenario has the sites `ningbo` (where people act unless told otherwise) and `taizhou`; the products
`VB-50` (component), `SR-316` (raw material), `PG-PA66` (granulate), `VA-50` (finished assembly) and `SH-12` (machined
part); the suppliers `jinhe` and `baoxin`; the customers `nordflow`,
`volga` and `pacific`.

Run them with `holdpoint trace --run`, or those whose name holds a word: `.venv/bin/pytest tests/features -k weekend`.
"""
EXAMPLE = '''\
@NCO-4.2.2.2
Rule: purchased material not handled within 2 working days is isolated by the receiving clerk

  Scenario: nobody handles a delivery over a weekend
    Given it is Friday at 15:00
    And the inspector starts "Control of nonconforming output":
      | Product                | VB-50               |
      | Lot                    | A-0417              |
      | Nonconforming quantity | 1200                |
      | Found in               | Incoming inspection |
      | Item class             | Component           |
    When 2 working days have passed
    Then the receiving clerk has the task "Mark and isolate purchased material"'''
_PARTS = (
    ("engine.scenarios.timing", "Days and hours"),
    ("engine.scenarios.acting", "What people do"),
    ("engine.scenarios.seeing", "What then is"),
    ("engine.scenarios.attaching", "Photos and files"),
    ("engine.scenarios.absent", "Who is away, and who stands in"),
    ("engine.scenarios.inspecting", "Incoming inspection"),
    ("engine.scenarios.monitoring", "Monitored points"),
    ("engine.scenarios.disposing", "Long procedures and commissions"),
    ("engine.scenarios.shipping", "Stock and shipments"),
    ("engine.scenarios.recalling", "Recalls"),
    ("engine.scenarios.keeping", "Keeping and disposing of records"),
    ("engine.scenarios.reporting", "How much was reported"),
)
_LANGUAGES = {"en": "English", "zh": "中文", "ru": "Русский"}
_COMMON = {
    "count": "2",
    "quantity": "450",
    "moment": "2026-03-06 15:00",
    "clock": "15:00",
    "text": '"…"',
    "name": '"…"',
    "key": '"…"',
    "lot": '"A-0417"',
    "site": '"taizhou"',
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        **_COMMON,
        "role": "the inspector",
        "other": "the department supervisor",
        "task": '"Check the sheet"',
        "part": '"rework"',
        "status": "released",
        "day": "Friday",
    },
    "zh": {
        **{key: value.replace('"…"', "“…”") for key, value in _COMMON.items()},
        "role": "检验员",
        "other": "部门主管",
        "task": "“审核处理单”",
        "part": "“返工”",
        "status": "已放行",
        "day": "星期五",
        "lot": "“A-0417”",
        "site": "“taizhou”",
    },
    "ru": {
        **{key: value.replace('"…"', "«…»") for key, value in _COMMON.items()},
        "role": "контролер",
        "other": "руководитель подразделения",
        "task": "«Проверить карту»",
        "part": "«Переделка»",
        "status": "выпущено",
        "day": "пятница",
        "lot": "«A-0417»",
        "site": "«taizhou»",
    },
}
_CLOSED = {"en": "closed", "zh": "已关闭", "ru": "закрыто"}
_TIGHTENED = {"en": "tightened", "zh": "加严", "ru": "усиленный"}
#: What `{status}` stands for where it is not a quantity's.
_STATUSES = {"case_is": _CLOSED, "series_is": _TIGHTENED, "series_class_is": _TIGHTENED, "laid_down": _TIGHTENED}


def example(sentence: Sentence, language: str) -> str:
    """Return a sentence of the vocabulary as a scenario of that language might say it."""
    words = dict(_WORDS[language])
    if sentence.id in _STATUSES:
        words["status"] = _STATUSES[sentence.id][language]
    return sentence.shown(language, words)


def vocabulary_page() -> str:
    """Return the page in Markdown: how scenarios are written, then every sentence in the three languages."""
    parts = [_INTRO.format(example=EXAMPLE)]
    for module, title in _PARTS:
        parts.append(f"## {title}\n")
        parts += [_entry(each) for each in sentences() if each.act.__module__ == module]
    return "\n".join(parts)


def _entry(sentence: Sentence) -> str:
    lines = [f"**{sentence.help}**{' Takes a table.' if sentence.takes_table else ''}", ""]
    lines += [f"- {name}: `{example(sentence, language)}`" for language, name in _LANGUAGES.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(vocabulary_page())
