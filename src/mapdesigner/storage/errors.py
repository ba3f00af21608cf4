"""What can be wrong with a journey file or with saving it, in words for the person who reads them."""

from __future__ import annotations


class JourneyFileError(Exception):
    """A file that is no journey map this program can read: which file, the place in it ("" if none), and why.

    The reason never holds the map's own words.
    """

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(": ".join(part for part in (file, place, reason) if part))
        self.file = file
        self.place = place
        self.reason = reason


class Fault(Exception):  # noqa: N818 - a fault of the file, made a JourneyFileError
    """The same before the file's name is known; `read.parse` gives it the name. `is_key`: a key stands twice."""

    def __init__(self, place: str, reason: str, *, is_key: bool = False) -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.place = place
        self.reason = reason
        self.is_key = is_key


class SaveError(Exception):
    """A file that was not written, and what to do about it. What stood there before stands there still."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class ChangedOutside(SaveError):  # noqa: N818 - reads as the reason
    """Another program changed the file since it was read: reload it, save a copy, or merge."""
