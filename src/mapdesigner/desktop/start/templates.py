"""The shipped templates as the start page and the menu offer them; each is a file in resources/templates."""

from __future__ import annotations

from dataclasses import dataclass

from mapdesigner.words import _, later


@dataclass(frozen=True, slots=True)
class Template:
    """A template: the name of its file, and its words."""

    name: str
    words: str
    about_words: str

    @property
    def title(self) -> str:
        """What it is called, in the language of the interface."""
        return _(self.words)

    @property
    def about(self) -> str:
        """What it is for, in the language of the interface."""
        return _(self.about_words)


TEMPLATES = (
    Template("blank", later("Blank"), later("An empty grid, you set stages and lanes")),
    Template("customer-journey", later("Customer journey"), later("Stages, touchpoints, emotions, pain points")),
    Template("service-blueprint", later("Service blueprint"), later("Front and back stage, three lines")),
    Template(
        "journey-personalization", later("Journey personalization"), later("Where it is personal, and what it is worth")
    ),
    Template(
        "b2b-purchase-and-installation",
        later("B2B purchase and installation"),
        later("Inquiry to loyalty, with all who decide"),
    ),
    Template("omnichannel", later("Omnichannel"), later("One path across every channel")),
)
