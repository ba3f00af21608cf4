"""How personal the journey is: live beside planned by stage, channel, persona and type, and the weights of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mapdesigner.desktop.insight.report_panel import ReportPanel
from mapdesigner.desktop.insight.weights import WeightsEditor
from mapdesigner.edits.fields import set_map
from mapdesigner.publish.reports.personalization import personalization_report
from mapdesigner.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.report.blocks import Report
    from mapdesigner.model.journey import JourneyMap, Weights
    from mapdesigner.words import Translator


class PersonalizationPanel(ReportPanel):
    """The customer-experience score with its shares."""

    name: ClassVar[str] = "personalization"

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Personalization"))

    def report(self, journey: JourneyMap, words: Translator) -> Report:
        """The personalization of the map."""
        return personalization_report(journey, words)

    def fill(self, column: QVBoxLayout) -> None:
        """Put the weights below what they are counted with."""
        self.weights = WeightsEditor()
        self.weights.changed.connect(self._weigh)
        column.addWidget(self.weights)

    def refresh(self) -> None:
        """Show the weights too."""
        super().refresh()
        self.weights.show_weights(self.session.journey)

    def follow_map(self, before: JourneyMap, now: JourneyMap) -> None:
        """Show other weights at once."""
        super().follow_map(before, now)
        self.weights.show_weights(now)

    def _weigh(self, weights: Weights) -> None:
        self.apply(_("Change the weights"), lambda journey: set_map(journey, weights=weights), "weights")
