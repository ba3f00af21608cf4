"""A process that draws the pages of an export, so that the dialog goes on; the latest request wins."""

from __future__ import annotations

import multiprocessing
import signal
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.desktop.exporting.drafts import Draft, Offer, draft, may_be_too_large, offers
from mapdesigner.words import interface, use

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from mapdesigner.desktop.exporting.choices import Choices
    from mapdesigner.model.journey import JourneyMap

_PATIENCE = 1.0
"""Seconds after which drawing is given up for a newer request instead of waiting for its end."""


class _Order(NamedTuple):
    """What to draw: the pages, or the offers that go with them."""

    journey: JourneyMap
    choices: Choices
    offers: bool = False


Answer = Draft | tuple[Offer, ...]


class Drafter:
    """Draws the latest request. Ask `poll` now and then; neither it nor `ask` ever waits for the drawing."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._held: JourneyMap | None = None
        self._wanted: _Order | None = None
        self._doing: _Order | None = None
        self._ready = False
        self._since = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether pages are still to come; offers do not count."""
        return any(order is not None and not order.offers for order in (self._wanted, self._doing))

    def ask(self, journey: JourneyMap, choices: Choices) -> None:
        """Draw this and nothing that was asked for before."""
        self._wanted = _Order(journey, choices)
        late = self._doing is not None and monotonic() - self._since > _PATIENCE
        if late:
            self.close()
        self._begin()

    def poll(self) -> Answer | None:
        """Return pages or offers that are ready, None if none are."""
        if self._pipe is None:
            return None
        try:
            answer = self._pipe.recv() if self._pipe.poll() else None
        except (EOFError, OSError):
            return self._lose()
        if answer is None:
            return None
        done, self._doing, self._ready = self._doing, None, True
        stale = self._wanted is not None
        self._go_on(None if stale else done, answer)
        return None if stale or done is None else answer

    def close(self) -> None:
        """End the process; what it was drawing is lost."""
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = self._doing = self._held = None
        self._ready = False

    def _begin(self) -> None:
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, interface().language), daemon=True)
            self._process.start()
            theirs.close()
        elif self._ready and self._doing is None:
            self._send()

    def _go_on(self, done: _Order | None, answer: Answer) -> None:
        """Send what is wanted now; after pages, the offers for a map that is too large."""
        if done is not None and isinstance(answer, Draft) and answer.sheets > 1 and may_be_too_large(done.choices):
            self._wanted = done._replace(offers=True)
        if self._wanted is not None:
            self._send()

    def _send(self) -> None:
        """Hand the order over. The process waits for it, so even a large map goes at once; it goes only once."""
        assert self._pipe is not None
        order, self._wanted = self._wanted, None
        assert order is not None
        known = order.journey is self._held
        self._pipe.send((None if known else order.journey, order.choices, order.offers))
        self._held, self._doing, self._since = order.journey, order, monotonic()

    def _lose(self) -> Draft:
        """The process is gone; the next request starts another."""
        self.close()
        self._wanted = None
        return Draft(error="EOFError")


def _serve(pipe: Connection, language: str) -> None:
    """What the process does: say that it is there, then answer until the dialog is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal reaches both; the window decides
    use(language)
    pipe.send(())
    journey: JourneyMap | None = None
    with suppress(EOFError, OSError):  # nobody waits for it any more
        while True:
            given, choices, wants_offers = pipe.recv()
            journey = given or journey
            assert journey is not None
            pipe.send(_answer(journey, choices, wants_offers=wants_offers))


def _answer(journey: JourneyMap, choices: Choices, *, wants_offers: bool) -> Answer:
    try:
        return offers(journey, choices) if wants_offers else draft(journey, choices)
    except Exception as error:  # the window has no terminal to show a traceback in
        return Draft(error=type(error).__name__)
