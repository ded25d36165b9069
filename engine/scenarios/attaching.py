"""Sentences about files: who attaches one, where it then stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.forms import FieldType
from engine.inbox.files import FileRow, files_of_case
from engine.scenarios import naming, trying
from engine.scenarios.vocabulary import Table, sentence
from engine.scenarios.world import World

Words = Mapping[str, str]


@sentence(
    "attaches",
    "{role} attaches {name} to {task}:?",
    "{role}将{name}附到{task}[：:]?",
    "{role} прилагает {name} к задаче {task}:?",
)
def attaches(world: World, words: Words, table: Table) -> None:
    """The open task is completed with a file as the answer to its question for files; a table answers the others."""
    form = world.plant.look_at_task(trying.open_task(world, words["task"], None, words["role"]).id).form
    asked = [field for field in form.fields if field.type is FieldType.FILEPICKER] if form else []
    assert asked, f"{words['task']} asks for no file"
    rows = [[asked[0].key, words["name"]], *table]
    trying.attempt(world, lambda: trying.do(world, words["role"], words["task"], rows))


@sentence(
    "record_holds_file",
    "the record of {task} holds the file {name}",
    "{task}的记录附有文件{name}",
    "к записи {task} приложен файл {name}",
)
def record_holds_file(world: World, words: Words, table: Table) -> None:
    """A record of the step has a file of that name."""
    element = naming.element(world, words["task"])
    names = [each.file.name for each in _files(world) if each.element == element]
    assert words["name"] in names, f"attached are {', '.join(names) or 'no files'}"


@sentence("case_holds_files", "the case holds {count} files?", "案例附有{count}个文件", "файлов в деле: {count}")
def case_holds_files(world: World, words: Words, table: Table) -> None:
    """So many different files stand on the records of the case."""
    found = {each.file.sha256: each.file.name for each in _files(world)}
    assert len(found) == int(words["count"]), f"attached are {', '.join(found.values()) or 'no files'}"


def _files(world: World) -> Iterable[FileRow]:
    with world.plant.database.reading() as work:
        return files_of_case(work, world.case_id)
