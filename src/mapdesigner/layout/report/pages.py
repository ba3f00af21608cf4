"""A report as pages: set in the map's own type, broken between rows, with a head on each page and its number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from mapdesigner.layout.mirror import mirrored
from mapdesigner.layout.paper.sheet import Sheet, sheet_of
from mapdesigner.layout.report.blocks import Bar, Tone
from mapdesigner.layout.scene import Align, Band, Box, Group, Rect, Scene, TextStyle
from mapdesigner.layout.text.typeset import natural_width, place, typeset
from mapdesigner.layout.theme import theme
from mapdesigner.words import _, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.layout.report.blocks import Report, Row, Section
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.layout.theme import Theme

_PT_A_MM = 72 / 25.4
_MARGIN, _FOOT = 42.0, 28.0
_MARK, _FIGURE, _GAP = 34.0, 110.0, 10.0
_PAD = 4.5
_BAR_NAME, _BAR = 150.0, 9.0
_FULL = 0.5
"""A section goes over to the next page whole where it leaves more than this share of its page filled."""

_KIND = TextStyle(9.5, 500)
_TITLE = TextStyle(24, 700, tracking=-0.022, line_height=1.12)
_SUBTITLE = TextStyle(12.5, 400, line_height=1.25)
_LEAD = TextStyle(15, 500, tracking=-0.008, line_height=1.36)
_HEADING = TextStyle(13, 600, tracking=-0.006, line_height=1.25)
_BODY = TextStyle(10.5, 400, line_height=1.35)
_STRONG = TextStyle(10.5, 600, line_height=1.25)
_SMALL = TextStyle(9, 400, line_height=1.25)
_FIGURES = TextStyle(10.5, 600, line_height=1.3, tabular=True)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that stands on one page whole: what it draws from its own left top corner, and its height in pt.

    `keep` tells that it must not be the last on a page, as a heading; `opens` that a section begins with it.
    """

    primitives: tuple[Primitive, ...]
    height: float
    target: str = ""
    label: str = ""
    keep: bool = False
    opens: bool = False


def report_pages(
    report: Report, sheet: str | Sheet = "A4", theme_name: str = "light", count: int = 0
) -> tuple[Scene, ...]:
    """Return a Scene in pt for each page of a report, a standard sheet upright; the first of `count` if more follow."""
    paper = sheet_of(sheet, portrait=True) if isinstance(sheet, str) else sheet
    made = _Pages(report, paper, theme(theme_name)).scenes(count)
    return tuple(mirrored(page) for page in made) if report.right_to_left else made


class _Pages:
    """One report on one sheet."""

    def __init__(self, report: Report, sheet: Sheet, colours: Theme) -> None:
        self._report, self._colours = report, colours
        self._width, self._height = sheet.width * _PT_A_MM, sheet.height * _PT_A_MM
        self._room = self._width - 2 * _MARGIN
        self._tones = {
            Tone.PLAIN: colours.ink,
            Tone.PAIN: colours.pain,
            Tone.OPPORTUNITY: colours.opp,
            Tone.GOOD: colours.ok,
            Tone.PERSONAL: colours.pers,
        }

    def scenes(self, count: int) -> tuple[Scene, ...]:
        pages = self._broken(
            [*self._head(), *(piece for each in self._report.sections for piece in self._section(each))]
        )
        return tuple(self._scene(page, number, max(count, len(pages))) for number, page in enumerate(pages, 1))

    def _broken(self, pieces: Sequence[_Piece]) -> list[list[_Piece]]:
        """The pieces page by page; what must not end a page goes over with what follows it."""
        pages: list[list[_Piece]] = [[]]
        room = self._height - 2 * _MARGIN - _FOOT + 12
        for at, piece in enumerate(pieces):
            needed = piece.height + (pieces[at + 1].height if piece.keep and at + 1 < len(pieces) else 0.0)
            if pages[-1] and needed > room - sum(each.height for each in pages[-1]):
                pages.append(self._going_over(pages[-1], pieces[at:], room))
            pages[-1].append(piece)
        return pages

    def _going_over(self, page: list[_Piece], rest: Sequence[_Piece], room: float) -> list[_Piece]:
        """What leaves a full page for the next: all of a section that has room there, if enough is left here."""
        begin = max((at for at, piece in enumerate(page) if piece.opens), default=0)
        section = [*page[begin:], *takewhile(lambda piece: not piece.opens, rest)]
        begun = not rest[0].opens and sum(piece.height for piece in page[:begin]) > _FULL * room
        if not begun or sum(piece.height for piece in section) > room:
            return []
        over = page[begin:]
        del page[begin:]
        return over

    def _scene(self, pieces: Sequence[_Piece], number: int, count: int) -> Scene:
        tops = accumulate((piece.height for piece in pieces), initial=_MARGIN)
        groups = [
            Group(f"report:{at}", _MARGIN, top, self._room, piece.height, piece.primitives, piece.target, piece.label)
            for at, (piece, top) in enumerate(zip(pieces, tops, strict=False))
        ]
        page = Band("page", 0.0, 0.0, self._width, self._height, (*groups, self._foot(number, count)))
        report = self._report
        title = f"{report.title}, {report.kind}"
        missing = "".join(
            dict.fromkeys(sign for piece in pieces for each in piece.primitives for sign in _missing(each))
        )
        notes = (_("No font has these characters: {characters}").format(characters=missing),) if missing else ()
        return Scene(
            self._width, self._height, self._colours.paper, (page,), title, language=report.language, notes=notes
        )

    def _head(self) -> Iterator[_Piece]:
        report, ink2 = self._report, self._colours.ink2
        kind = self._set(report.kind, _KIND, ink2, 0.0, 0.0)
        title = self._set(report.title, _TITLE, self._colours.ink, 0.0, kind.box.bottom + 3)
        subtitle = self._set(report.subtitle, _SUBTITLE, ink2, 0.0, title.box.bottom + 3)
        blocks = tuple(each for each in (kind, title, subtitle) if each.text)
        yield _Piece(blocks, blocks[-1].box.bottom + 14, label=f"{report.kind}: {report.title}", keep=True)
        lead = self._set(report.lead, _LEAD, self._colours.ink, 0.0, 12.0)
        rule = Box(Rect(0.0, 0.0, self._room, 2.0), self._colours.ink)
        yield _Piece((rule, lead), lead.box.bottom + 6, label=report.lead, keep=True)

    def _section(self, section: Section) -> Iterator[_Piece]:
        heading = self._set(section.title, _HEADING, self._colours.ink, 0.0, 15.0)
        parts: list[Primitive] = [heading]
        bottom = heading.box.bottom
        if said := section.note or (section.empty if not section.rows else ""):
            note = self._set(said, _BODY, self._colours.ink2, 0.0, bottom + 2)
            parts.append(note)
            bottom = note.box.bottom
        yield _Piece(tuple(parts), bottom + 5, label=section.title, keep=bool(section.rows), opens=True)
        for row in section.rows:
            yield self._bar(row) if isinstance(row, Bar) else self._row(row)

    def _row(self, row: Row) -> _Piece:
        tone = self._tones[row.tone]
        figure = self._set(row.figure, _FIGURES, tone, 0.0, _PAD, self._room, Align.RIGHT)
        left = _MARK if row.mark else _GAP
        width = self._room - left - (natural_width(figure) + 2 * _GAP if row.figure else _GAP)
        title = self._set(row.title, _STRONG, self._colours.ink, left, _PAD, width)
        parts: list[Primitive] = [title]
        bottom = title.box.bottom
        if row.detail:
            detail = self._set(row.detail, _SMALL, self._colours.ink2, left, bottom + 1, width)
            parts.append(detail)
            bottom = detail.box.bottom
        if row.mark:
            parts.insert(0, self._set(row.mark, _STRONG, tone, _GAP, _PAD, _MARK))
        height = bottom + _PAD + 1
        lines = (Box(Rect(0.0, 0.0, self._room, 0.75), self._colours.line), Box(Rect(0.0, 4.0, 3.0, height - 8), tone))
        figures = (figure,) if row.figure else ()
        label = ", ".join(part for part in (row.mark, row.title, row.detail, row.figure) if part)
        return _Piece((*lines, *parts, *figures), height, row.target, label)

    def _bar(self, bar: Bar) -> _Piece:
        tone, ink = self._tones[bar.tone], self._colours.ink
        title = self._set(bar.title, _BODY, ink, 0.0, 3.0, _BAR_NAME)
        figure = self._set(bar.figure, _FIGURES, ink, self._room - _FIGURE, 3.0, _FIGURE, Align.RIGHT)
        left, width = _BAR_NAME + _GAP, self._room - _BAR_NAME - _FIGURE - 2 * _GAP
        height = max(title.box.bottom, figure.box.bottom) + 4
        top = (height - _BAR) / 2
        full, more = (round(width * min(max(share, 0.0), 1.0), 2) for share in (bar.share, bar.share + bar.planned))
        parts: list[Primitive] = [Box(Rect(left, top, width, _BAR), self._colours.sunken)]
        if more > full:
            inset = Rect(left + full + 0.5, top + 0.5, max(more - full - 1, 0.5), _BAR - 1)
            parts.append(Box(inset, stroke=tone, stroke_width=1.0, dash=(2.0, 2.0)))
        if full > 0:
            parts.append(Box(Rect(left, top, full, _BAR), tone))
        return _Piece((title, *parts, figure), height, bar.target, f"{bar.title}, {bar.figure}")

    def _foot(self, number: int, count: int) -> Group:
        top, ink = self._height - _MARGIN - _FOOT + 12, self._colours.ink2
        words = translator(self._report.language).gettext
        page = words("Page {page} of {pages}").format(page=number, pages=count)
        blocks = (
            self._set(self._report.footer, _SMALL, ink, 0.0, 6.0, self._room * 0.75),
            self._set(page, _SMALL, ink, 0.0, 6.0, self._room, Align.RIGHT),
        )
        line = Box(Rect(0.0, 0.0, self._room, 0.75), self._colours.line)
        return Group("footer", _MARGIN, top, self._room, _FOOT, (line, *(each for each in blocks if each.text)))

    def _set(
        self,
        text: str,
        style: TextStyle,
        colour: str,
        x: float,
        y: float,
        width: float = 0.0,
        align: Align = Align.START,
    ) -> TextBlock:
        coloured = replace(style, colour=colour)
        block = typeset(text, coloured, width or self._room, align=align, language=self._report.language)
        return place(block, x, y)


def _missing(primitive: Primitive) -> str:
    return getattr(primitive, "missing", "")
