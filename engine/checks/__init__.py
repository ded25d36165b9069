"""`holdpoint check`: reads procedures as the engine would and says what would go wrong, before anything runs."""

from engine.checks.checking import all_rules, check, check_files
from engine.checks.wording import line, word

__all__ = ["all_rules", "check", "check_files", "line", "word"]
