"""Which options of an export go together: what cannot be is named before anything is read or drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import UsageError
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

_OF_FORMS = ("booklet", "blank", "half_filled", "cards")

_OF_SHEETS = ("sheet", "size", "roll", "portrait", *_OF_FORMS, "tile", "overlap", "press")
"""Options that mean nothing where no sheets of paper are made."""

_OF_DRAWINGS = ("persona", "compare", "spread")
"""Options that mean nothing where the whole map is written and nothing is drawn."""

_SLIDES = ".pptx"
"""Drawn, though on no sheets of paper."""


def check_options(options: argparse.Namespace) -> None:
    """Raise UsageError with the option that cannot be or has no meaning, or the two that do not go together."""
    _check_numbers(options)
    _check_pairs(options)
    _check_format(options)


def paper_of(options: argparse.Namespace) -> str:
    """The sheet by the name publish.options knows it by."""
    if options.roll:
        return f"roll {options.roll}"
    return str(options.size or options.sheet or ("A4" if options.booklet else "A1"))


def _check_numbers(options: argparse.Namespace) -> None:
    from mapdesigner.layout.paper.sheet import LEAST_MM, MOST_MM, sheet_of
    from mapdesigner.publish.options import LEAST_DPI, MOST_DPI, MOST_OVERLAP

    if options.dpi is not None and not LEAST_DPI <= options.dpi <= MOST_DPI:
        raise UsageError(_("--dpi: choose from {least} to {most}").format(least=LEAST_DPI, most=MOST_DPI))
    if options.overlap is not None and not 0 <= options.overlap <= MOST_OVERLAP:
        raise UsageError(_("--overlap: choose from {least} to {most}").format(least=0, most=MOST_OVERLAP))
    try:
        sheet_of(paper_of(options))
    except ValueError:
        words = _("--size, --roll: give millimetres from {least} to {most}, e.g. --size 600x900, --roll 914")
        raise UsageError(words.format(least=f"{LEAST_MM:g}", most=f"{MOST_MM:g}")) from None


def _check_pairs(options: argparse.Namespace) -> None:
    from mapdesigner.publish.options import BOOKLETS

    if options.booklet and paper_of(options) not in BOOKLETS:
        paper = next(name for name in ("roll", "size", "sheet") if getattr(options, name))
        raise _apart("--booklet", f"--{paper} {getattr(options, paper)}")
    if options.press and options.tile:
        raise _apart("--press", f"--tile {options.tile}")


def _check_format(options: argparse.Namespace) -> None:
    from mapdesigner.publish.formats import known

    found = known(f".{options.format}" if options.to else options.out.suffix)
    if found is None:  # which is told when it is asked for
        return
    idle: tuple[str, ...] = () if found.pictures else ("dpi",)
    idle += () if found.sheets else _OF_SHEETS
    idle += () if found.sheets or found.suffix == _SLIDES else _OF_DRAWINGS
    if name := next((name for name in idle if _is_given(options, name)), ""):
        option = f"--{name.replace('_', '-')}"
        raise UsageError(
            _("{option} means nothing for {format}; leave it out").format(option=option, format=found.suffix)
        )


def _is_given(options: argparse.Namespace, name: str) -> bool:
    """Whether an option was typed; an overlap of 0 was."""
    given = getattr(options, name)
    return given is not None and given is not False and given != ""


def _apart(one: str, other: str) -> UsageError:
    return UsageError(_("{one} and {other} do not go together").format(one=one, other=other))
