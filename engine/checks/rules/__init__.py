"""The rules of `holdpoint check`: one module each, named like the rule.

A module offers `find(subject)`, which yields a Spot for each place where the rule is broken, and `SEVERITY` when
breaking it is only a warning.
"""
