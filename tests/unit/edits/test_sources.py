"""Cards cite evidence, and cite it no more."""

from __future__ import annotations

import pytest

from mapdesigner.edits.replace import EditError, find
from mapdesigner.edits.sources import cite, cite_no_more
from tests.support.journeys import assert_sound, grid_with_people, with_actions


def test_citing_twice_is_citing_once() -> None:
    journey = with_actions(grid_with_people(), "a", "b")
    cited = cite(journey, ["a", "b"], "survey")
    assert find(cited, "a").evidence == ("survey",)
    assert cite(cited, ["a"], "survey") is cited
    assert_sound(cited)
    assert find(cite_no_more(cited, ["a"], "survey"), "a").evidence == ()
    assert find(cite_no_more(cited, ["a"], "survey"), "b").evidence == ("survey",)


def test_what_is_no_evidence_cannot_be_cited() -> None:
    with pytest.raises(EditError):
        cite(with_actions(grid_with_people(), "a"), ["a"], "ann")
