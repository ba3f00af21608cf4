"""Which channel carries which stage: the matrix beside gaps, jumps and what is said twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mapdesigner.desktop.insight.coverage_table import CoverageTable
from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead import show_dock
from mapdesigner.desktop.insight.lead_row import LeadRows, Line
from mapdesigner.desktop.panels.side_panel import heading
from mapdesigner.insight.coverage import channel_gaps, jumps, redundancies
from mapdesigner.insight.parts import columns, parts
from mapdesigner.layout.report.blocks import Tone
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.coverage import ChannelGap, Jump, Redundancy
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.items import Touchpoint
    from mapdesigner.model.journey import JourneyMap


class CoveragePanel(InsightPanel):
    """The table leads to touchpoints, each row beside it to both sides of what it tells."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Channel coverage"))
        self.help_out(_("Show the channels"), partial(show_dock, window, "channels"))
        self.table = CoverageTable()
        self.table.led.connect(self.lead)
        self.gaps, self.jumps, self.twice = LeadRows(), LeadRows(), LeadRows()
        self._heads = [heading(_("Channels that drop out")), heading(_("Jumps")), heading(_("Said twice"))]
        for head, rows in zip(self._heads, (self.gaps, self.jumps, self.twice), strict=True):
            rows.led.connect(self.lead)
            self.body.addWidget(head)
            self.body.addWidget(rows)
        self.body.addStretch(1)
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(14, 0, 0, 10)
        row.addWidget(self.table, 3)
        row.addWidget(self.area, 2)
        self.table.setMinimumHeight(200)
        self.column.addWidget(self._parts, 1)
        self.column.addStretch(0)

    def refresh(self) -> None:
        """Show the map as it is."""
        journey = self.session.journey
        said = _Said(journey)
        found = [each for each in parts(journey).touchpoints if each.channel]
        self._parts.setVisible(bool(found))
        if not found:
            empty = _("Give the touchpoints a channel in the inspector; here you see which stage each channel carries.")
            self.conclude(_("No touchpoint has a channel yet."), (), empty)
            return
        self.table.show_map(journey)
        gaps, changes, twice = channel_gaps(journey), jumps(journey), redundancies(journey)
        self.gaps.show_lines([said.gap(each) for each in gaps])
        self.jumps.show_lines([said.jump(each) for each in changes])
        self.twice.show_lines([said.redundancy(each) for each in twice])
        for head, held in zip(self._heads, (gaps, changes, twice), strict=True):
            head.setVisible(bool(held))
        self._conclude(said, gaps, changes, twice)

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme: the fields keep their colours."""
        super().set_theme(colours)
        if self.isVisible():
            self.refresh()

    def _conclude(
        self, said: _Said, gaps: tuple[ChannelGap, ...], changes: tuple[Jump, ...], twice: tuple[Redundancy, ...]
    ) -> None:
        ids: tuple[str, ...] = ()
        if gaps:
            words = ngettext(
                "{count} channel drops out and comes back, first {name}.",
                "{count} times a channel drops out and comes back, first {name}.",
                len(gaps),
            )
            sentence = words.format(count=len(gaps), name=said.channel(gaps[0].channel))
            ids = gaps[0].before.id, gaps[0].after.id
        elif twice:
            words = ngettext("{count} message is said twice.", "{count} messages are said twice.", len(twice))
            sentence, ids = words.format(count=len(twice)), (twice[0].one.id, twice[0].other.id)
        elif changes:
            words = ngettext(
                "Customers change over {count} time.", "Customers change over {count} times.", len(changes)
            )
            sentence, ids = words.format(count=len(changes)), said.jump(changes[0]).ids
        else:
            sentence = _("Every channel goes on from where it began.")
        self.conclude(sentence, ids)


class _Said:
    """What is found in one map, as lines."""

    def __init__(self, journey: JourneyMap) -> None:
        self._part, self._numbers = parts(journey), structure(journey).step_numbers
        self._names = {each.id: each.name or _("Without a name") for each in journey.channels}

    def channel(self, one: str) -> str:
        """A channel's name."""
        return self._names[one]

    def gap(self, gap: ChannelGap) -> Line:
        between = _("between {before} and {after}").format(before=self._touch(gap.before), after=self._touch(gap.after))
        return Line(self.channel(gap.channel), "", between, tone=Tone.PAIN, ids=(gap.before.id, gap.after.id))

    def jump(self, jump: Jump) -> Line:
        names = [", ".join(self.channel(one) for one in side) for side in (jump.leaves, jump.enters)]
        title = _("From {before} to {after}").format(before=names[0], after=names[1])
        steps = [self._part.steps[at] for at in (jump.before, jump.after)]
        where = _("from step {before} to {after}").format(
            before=self._numbers[steps[0].id], after=self._numbers[steps[1].id]
        )
        return Line(title, "", where, ids=(*self._at(jump.before), *self._at(jump.after)))

    def redundancy(self, twice: Redundancy) -> Line:
        pair = _("{one} and {other}").format(one=self._touch(twice.one), other=self._touch(twice.other))
        return Line(pair, "", _("They say the same in one step."), tone=Tone.PAIN, ids=(twice.one.id, twice.other.id))

    def _touch(self, one: Touchpoint) -> str:
        words = in_one_line(one.text) or _("a touchpoint")
        return _("“{text}”").format(text=words)

    def _at(self, column: int) -> list[str]:
        return [
            each.id for each in self._part.touchpoints if each.channel and column in columns(each, self._part.column)
        ]
