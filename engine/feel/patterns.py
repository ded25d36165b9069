"""Regular expressions of matches(), replace() and split(): RE2, which takes linear time, and nothing else.

Back references and look-around, which RE2 does not know, are refused. Source: DMN 1.5, 10.3.4.3; XPath functions 7.6.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import re2

from engine.feel import limits
from engine.feel.errors import WrongArgument

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS: Final = frozenset("smixq")
_BLOCKS: Final = {
    "BasicLatin": r"[\x00-\x7f]",
    "Latin-1Supplement": r"[\x{80}-\x{ff}]",
    "GreekandCoptic": r"[\x{370}-\x{3ff}]",
    "Greek": r"[\x{370}-\x{3ff}]",
    "Cyrillic": r"[\x{400}-\x{4ff}]",
    "CJKUnifiedIdeographs": r"[\x{4e00}-\x{9fff}]",
}
_BLOCK: Final = re.compile(r"\\p\{Is([A-Za-z0-9-]+)\}")
_SPACE_OUTSIDE_CLASS: Final = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\s+", re.DOTALL)
_GROUP_REFERENCE: Final = re.compile(r"\\([\\$])|\$(\d+)|([\\$])|([^\\$]+)")
_PERL_ONLY: Final = re.compile(r"\(\?(?!:)")


@lru_cache(256)
def compile_pattern(pattern: str, flags: str) -> Any:
    """Compile a regular expression with the flags s m i x q; raises WrongArgument for one that is refused."""
    if len(pattern) > limits.MAX_PATTERN or not set(flags) <= _FLAGS:
        raise WrongArgument("wrong_pattern", pattern=pattern, flags=flags)
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    options.case_sensitive = "i" not in flags
    options.literal = "q" in flags
    options.dot_nl = "s" in flags
    if not options.literal:
        pattern = _translated(pattern, flags)
    try:
        return re2.compile(pattern, options=options)
    except re2.error as exc:
        raise WrongArgument("wrong_pattern", pattern=pattern) from exc


def _translated(pattern: str, flags: str) -> str:
    """Write what XPath spells otherwise than RE2: blocks, name characters, flag x and m."""
    if _PERL_ONLY.search(pattern):
        raise WrongArgument("wrong_pattern", pattern=pattern)
    if "x" in flags:
        pattern = _SPACE_OUTSIDE_CLASS.sub(lambda found: found[1] or "", pattern)
    pattern = _BLOCK.sub(lambda found: _BLOCKS.get(found[1], found[0]), pattern)
    pattern = pattern.replace(r"\i", "[A-Za-z_:]").replace(r"\c", r"[\w:.-]")
    return f"(?m){pattern}" if "m" in flags else pattern


def replacement(text: str, groups: int) -> Callable[[Any], str]:
    """Read the replacement of replace(): `$1` is a group, backslash escapes; raises WrongArgument for another use."""
    parts: list[str | int] = []
    for found in _GROUP_REFERENCE.finditer(text):
        escaped, group, wrong, plain = found.groups()
        if wrong:
            raise WrongArgument("wrong_replacement", replacement=text)
        if group is None:
            parts.append(escaped or plain)
            continue
        digits = group
        while len(digits) > 1 and int(digits) > groups:
            digits = digits[:-1]
        if int(digits) <= groups:
            parts.append(int(digits))
        parts.append(group[len(digits) :])
    return lambda match: "".join(part if isinstance(part, str) else match[part] or "" for part in parts)
