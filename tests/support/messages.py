"""The texts the program marks for translation, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.catalogs import CONTEXT_END, FORM_END

# `words` is what modules call a map's own gettext or ngettext, `say` what they call its pgettext.
_PLAIN = {"_", "later", "gettext", "words"}
_WITH_CONTEXT = {"pgettext", "say"}
_PLURAL_ARGUMENTS = 3


def messages_of(module: Path) -> set[str]:
    """The keys, as in a .mo file, of all messages a module marks."""
    calls = [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {key for call in calls for key in _keys(call)}


def _keys(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in _WITH_CONTEXT:
        yield CONTEXT_END.join(_constants(call.args[:2]))
    elif name == "ngettext" or (name == "words" and len(call.args) == _PLURAL_ARGUMENTS):
        yield FORM_END.join(_constants(call.args[:2]))
    elif name in _PLAIN:
        yield from _constants(call.args[:1])


def _constants(arguments: list[ast.expr]) -> list[str]:
    """The texts among the arguments; the two branches of a conditional both count."""
    parts = [part for argument in arguments for part in _branches(argument)]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _branches(argument: ast.expr) -> list[ast.expr]:
    if isinstance(argument, ast.IfExp):
        return _branches(argument.body) + _branches(argument.orelse)
    return [argument]
