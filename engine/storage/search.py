"""Find cases by any part of a number, lot, product or title: an index of folded pairs of neighbouring characters.

Each text is folded (case of every script, width, ё as е) and cut into overlapping pairs; a pair is one token of the
index. A word of the query becomes the phrase of its pairs, which is an exact search for that part of the text, in
Chinese of two characters as well as in `A-0417`. A single character is searched as the beginning of a pair.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from engine.storage.database import Statement, Work

#: Longer texts are indexed up to here; the tsvector of PostgreSQL counts positions up to 16 383.
LONGEST_TEXT = 4_000
LONGEST_QUERY = 200
MOST_WORDS = 8

# Spaces, signs and quotes would cut or break a token: they move into the private use area.
_SIGNS = {code: 0xE000 + code for code in range(0x80) if not chr(code).isalnum()}
_END = "\ue00a"  # between texts, so that no phrase spans two of them
_FOLD = str.maketrans({"ё": "е"})

_CREATE = {
    "sqlite": ("CREATE VIRTUAL TABLE case_search USING fts5(text, content='', tokenize='ascii', prefix='1')",),
    "postgresql": (
        "CREATE TABLE case_search (case_id BIGINT PRIMARY KEY, text TSVECTOR NOT NULL)",
        "CREATE INDEX case_search_text ON case_search USING GIN (text) WITH (fastupdate = off)",
    ),
}
_ADD = Statement(
    {
        "sqlite": sa.text("INSERT INTO case_search (rowid, text) VALUES (:case_id, :text)"),
        "postgresql": sa.text("INSERT INTO case_search (case_id, text) VALUES (:case_id, CAST(:text AS tsvector))"),
    }
)
_NEWEST = Statement(
    sa.text(
        "SELECT rowid FROM case_search WHERE case_search MATCH :query AND rowid < :before"
        " ORDER BY rowid DESC LIMIT :most"
    )
)
_AMONG = Statement(
    sa.text(
        "SELECT c.value FROM json_each(:ids) c WHERE EXISTS"
        " (SELECT 1 FROM case_search WHERE case_search MATCH :query AND rowid = c.value)"
    )
)
# PostgreSQL plans a search by its words, whether rare or in every case; a prepared plan for any words would read all.
_NEWEST_POSTGRESQL = """
SELECT case_id FROM case_search WHERE text @@ {query} AND case_id < %(before)s
ORDER BY case_id DESC LIMIT %(most)s"""
_AMONG_POSTGRESQL = (
    "SELECT case_id FROM case_search WHERE case_id IN"
    " (SELECT CAST(c.value AS BIGINT) FROM json_array_elements_text(CAST(%(ids)s AS json)) c) AND text @@ {query}"
)
#: Above every case id, for the first page.
NO_LIMIT = 2**62


def create(work: Work) -> None:
    """Create the index of the cases."""
    for text in _CREATE[work.dialect]:
        work.run_text(text)


def index_case(work: Work, case_id: int, texts: Iterable[str | None]) -> None:
    """Make a new case findable by any part of `texts` (number, lot, product key and names, title); once a case."""
    tokens = _pairs(_END.join(filter(None, map(_folded, filter(None, texts))))[:LONGEST_TEXT] + _END)
    work.run(_ADD, case_id=case_id, text=_WRITTEN[work.dialect](tokens))


def newest(work: Work, query: str, *, before: int = NO_LIMIT, most: int = 100) -> list[int]:
    """Return the ids of at most `most` cases that hold every word of `query`, newest first, all below `before`."""
    words = _words(query)
    if not words:
        return []
    if work.dialect == "sqlite":
        found = work.run(_NEWEST, query=_query_sqlite(words), before=before, most=most)
    else:
        text = _NEWEST_POSTGRESQL.format(query=_literal(words))
        found = work.run_text(text, {"before": before, "most": most})
    return [int(row[0]) for row in found.fetchall()]


def among(work: Work, query: str, ids: Sequence[int]) -> frozenset[int]:
    """Return those of the cases `ids` that hold every word of `query`."""
    words = _words(query)
    if not words or not ids:
        return frozenset()
    listed = "[" + ",".join(str(int(each)) for each in ids) + "]"
    if work.dialect == "sqlite":
        found = work.run(_AMONG, query=_query_sqlite(words), ids=listed)
    else:
        found = work.run_text(_AMONG_POSTGRESQL.format(query=_literal(words)), {"ids": listed})
    return frozenset(int(row[0]) for row in found.fetchall())


def is_searchable(query: str) -> bool:
    """Tell whether `query` holds anything to search for."""
    return bool(_words(query))


def _words(query: str) -> list[str]:
    return _spaced(query[:LONGEST_QUERY]).split()[:MOST_WORDS]


def _spaced(text: str) -> str:
    """Fold case and width; control characters and the NUL that PostgreSQL refuses become spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLD)
    kept = "".join(" " if unicodedata.category(each) in {"Cc", "Cs", "Co", "Cn"} else each for each in folded)
    return " ".join(kept.split())


def _folded(text: str) -> str:
    return _spaced(text).translate(_SIGNS)


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _tokens_sqlite(tokens: Sequence[str]) -> str:
    return " ".join(tokens)


def _tokens_postgresql(tokens: Sequence[str]) -> str:
    return " ".join(f"'{token}':{place}" for place, token in enumerate(tokens, 1))


def _query_sqlite(words: Sequence[str]) -> str:
    return " AND ".join(_phrase_sqlite(word.translate(_SIGNS)) for word in words)


def _phrase_sqlite(word: str) -> str:
    return f'"{word}" *' if len(word) == 1 else '"' + " ".join(_pairs(word)) + '"'


def _query_postgresql(words: Sequence[str]) -> str:
    return " & ".join(_phrase_postgresql(word.translate(_SIGNS)) for word in words)


def _phrase_postgresql(word: str) -> str:
    if len(word) == 1:
        return f"'{word}':*"
    return "(" + " <-> ".join(f"'{pair}'" for pair in _pairs(word)) + ")"


def _literal(words: Sequence[str]) -> str:
    """Write the query as a constant; it holds no ASCII sign but our own: `_SIGNS` moved all that were typed."""
    return "CAST('" + _query_postgresql(words).replace("'", "''") + "' AS tsquery)"


_WRITTEN = {"sqlite": _tokens_sqlite, "postgresql": _tokens_postgresql}
