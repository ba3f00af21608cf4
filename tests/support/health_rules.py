"""Writes docs/health-rules.md from the table of rules: python tests/support/health_rules.py."""

from __future__ import annotations

import inspect
from pathlib import Path

from mapdesigner.insight.health import SEVERITIES
from mapdesigner.insight.rule import Rule
from mapdesigner.insight.rules.table import RULES

PAGE = Path(__file__).parents[2] / "docs" / "health-rules.md"
_HEAD = """# The rules of map health

Each rule looks for one thing that somebody would act on. It can be switched off for one thing or for the whole map,
with a reason that is kept in the map (`waivers`). `mapdesigner check --json FILE` tells the same as the window.
This page is made from the rules by `tests/support/health_rules.py`.
"""
_COLUMNS = "| code | how much it matters | what breaks it | what to do |\n| --- | --- | --- | --- |\n"


def page() -> str:
    """The whole page: a table a theme."""
    themes = dict.fromkeys(rule.check.__module__ for rule in RULES)
    return _HEAD + "".join(_table([rule for rule in RULES if rule.check.__module__ == theme]) for theme in themes)


def _table(rules: list[Rule]) -> str:
    module = inspect.getmodule(rules[0].check)
    about = ((module and module.__doc__) or "").split(":")[0].removeprefix("Rules about ")
    head = f"\n## {about[0].upper()}{about[1:]}\n\n{_COLUMNS}"
    return head + "".join(_row(rule) for rule in rules)


def _row(rule: Rule) -> str:
    said = " ".join((rule.check.__doc__ or "").split())
    return f"| {rule.code} | {SEVERITIES[rule.severity].lower()} | {said} | {rule.advice} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
