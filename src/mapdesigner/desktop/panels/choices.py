"""What a choice can be, in words, and the editor of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.model.kinds import EvidenceType, InterventionType, State, Status
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.model.journey import JourneyMap

TYPE_WORDS: Mapping[StrEnum, str] = {
    InterventionType.STAGE_SPECIFIC: later("For a stage"),
    InterventionType.CHANNEL_SPECIFIC: later("For a channel"),
    InterventionType.BEHAVIOURAL: later("By behaviour"),
    InterventionType.PREDICTIVE: later("By prediction"),
    InterventionType.OMNICHANNEL: later("Across channels"),
}
_STATUS_WORDS: Mapping[StrEnum, str] = {
    Status.IDEA: later("Idea"),
    Status.PLANNED: later("Planned"),
    Status.DOING: later("Under way"),
    Status.DONE: later("Done"),
    Status.DROPPED: later("Dropped"),
}
_STATE_WORDS: Mapping[StrEnum, str] = {State.CURRENT: later("As it is"), State.FUTURE: later("As wanted")}
EVIDENCE_WORDS: Mapping[StrEnum, str] = {
    EvidenceType.SURVEY: later("Survey"),
    EvidenceType.INTERVIEW: later("Interview"),
    EvidenceType.WEB_ANALYTICS: later("Web analytics"),
    EvidenceType.CRM: later("Customer records"),
    EvidenceType.SUPPORT_LOG: later("Support log"),
    EvidenceType.SOCIAL_LISTENING: later("Social listening"),
    EvidenceType.OBSERVATION: later("Observation"),
}
CHOICES: Mapping[str, Mapping[StrEnum, str]] = {
    "status": _STATUS_WORDS,
    "state": _STATE_WORDS,
    "type": EVIDENCE_WORDS,
}
"""The words of each field that is a choice, by the field's name."""


class ChoiceEditor(FieldEditor):
    """One of a few."""

    def __init__(self, words: Mapping[StrEnum, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[object, ...] = tuple(words)
        self.box = Choice(self)
        self.box.setFixedHeight(30)
        self.box.addItems([_(each) for each in words.values()])
        self.box.setPlaceholderText(MIXED)
        self.box.activated.connect(lambda at: self.edited.emit(self._values[at]))
        self._row(self.box)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show which one; none where several differ."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex([*self._values].index(values[0]) if agreed(values) else -1)
