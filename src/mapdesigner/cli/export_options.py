"""Which options of an export go together: what cannot be is named before anything is read or drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import UsageError
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse


def check_options(options: argparse.Namespace) -> None:
    """Raise UsageError with the option that cannot be, or the two that do not go together."""
    _check_numbers(options)
    _check_pairs(options)


def paper_of(options: argparse.Namespace) -> str:
    """The sheet by the name publish.options knows it by."""
    if options.roll:
        return f"roll {options.roll}"
    return str(options.size or options.sheet or ("A4" if options.booklet else "A1"))


def _check_numbers(options: argparse.Namespace) -> None:
    from mapdesigner.layout.paper.sheet import LEAST_MM, MOST_MM, sheet_of
    from mapdesigner.publish.options import LEAST_DPI, MOST_DPI, MOST_OVERLAP

    if not LEAST_DPI <= options.dpi <= MOST_DPI:
        raise UsageError(_("--dpi: choose from {least} to {most}").format(least=LEAST_DPI, most=MOST_DPI))
    if not 0 <= options.overlap <= MOST_OVERLAP:
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


def _apart(one: str, other: str) -> UsageError:
    return UsageError(_("{one} and {other} do not go together").format(one=one, other=other))
