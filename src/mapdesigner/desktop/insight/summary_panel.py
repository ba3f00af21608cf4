"""The summary of the map: where it fails, what it costs, what we do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mapdesigner.desktop.insight.report_panel import ReportPanel
from mapdesigner.publish.reports.summary import summary_report
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.report.blocks import Report
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.words import Translator


class SummaryPanel(ReportPanel):
    """The one-page summary beside the map."""

    name: ClassVar[str] = "summary"

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Summary"))

    def report(self, journey: JourneyMap, words: Translator) -> Report:
        """The summary."""
        return summary_report(journey, words)
