"""How a map's parts are called in a report: steps with their numbers, scores with their sign, figures with units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.model.kinds import State
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from mapdesigner.model.items import Item, Metric
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.words import Translator

_FROM, _TO = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class Said:
    """The names of one map's parts in one language."""

    def __init__(self, journey: JourneyMap, words: Translator) -> None:
        self._journey, self._words, self._grid = journey, words, structure(journey)
        self._steps = {each.id: each for each in journey.steps}

    @property
    def subtitle(self) -> str:
        """The map's subtitle, whose journey it is, and which state it shows."""
        say, journey = self._words.gettext, self._journey
        state = say("current state") if journey.state is State.CURRENT else say("future state")
        people = ", ".join(each.name for each in self._grid.personas if each.name)
        return ", ".join(part for part in (journey.subtitle, people, state) if part)

    @property
    def footer(self) -> str:
        """Whose map it is, its version and its date."""
        journey, say = self._journey, self._words.gettext
        label = say("Version {label}").format(label=journey.label) if journey.label else ""
        date = self._words.date(journey.date) if journey.date else ""
        return " · ".join(part for part in (journey.organisation, label, date, journey.brand.footer) if part)

    def step(self, step: str) -> str:
        """A step with its number: `4.1 Checks out online`."""
        return self.apart(" ".join(part for part in (self.step_number(step), self._name(step)) if part))

    def step_number(self, step: str) -> str:
        """A step's number alone; "" for a parked card's."""
        return self._grid.step_numbers.get(step, "")

    def step_name(self, step: str) -> str:
        """A step's name, or its stage's where it has none."""
        return self._name(step) or self.step_number(step)

    def _name(self, step: str) -> str:
        found = self._steps.get(step)
        if found is None:
            return ""
        stage = next((each.name for each in self._journey.stages if each.id == found.stage), "")
        return found.name or stage

    def card(self, item: Item) -> str:
        """A card with its number if it has one: `P6 Three days of silence`."""
        words = " ".join(part for part in (self._grid.numbers.get(item.id, ""), in_one_line(item.text)) if part)
        return self.apart(words)

    def apart(self, words: str) -> str:
        """People's own words within a sentence that runs from the right: they run as they do alone."""
        return f"{_FROM}{words}{_TO}" if words and self._journey.right_to_left else words

    def score(self, score: float) -> str:
        """A score with its sign, in the language's figures."""
        return self._words.number(score, signed=True)

    def figure(self, metric: Metric, value: float | None) -> str:
        """A metric's value with its unit."""
        return "–" if value is None else self._words.figure(value, metric.unit, signed=metric.signed)
