"""Diagrams that people have published, read as Mermaid's own grammar answered for them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from mapdesigner.exchange.mermaid.grammar import Diagram, parsed
from mapdesigner.exchange.mermaid.read import read_mermaid
from mapdesigner.exchange.mermaid.write import write_mermaid
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.registry import import_file
from mapdesigner.model.invariants import problems
from mapdesigner.storage.errors import JourneyFileError
from tests.support.checkout import ROOT
from tests.support.shapes import shape

CORPUS = ROOT.parent / "shared" / "corpus" / "mermaid-journey"
DIAGRAMS = sorted(CORPUS.glob("*.mmd"))
TOLD = ("title", "accTitle", "accDescr", "sections", "tasks")

pytestmark = pytest.mark.skipif(
    not DIAGRAMS, reason="the corpus of published diagrams is not beside the checkout; it may not be part of it"
)


def expected_for(diagram: Path) -> dict[str, Any]:
    return json.loads((CORPUS / "expected" / f"{diagram.stem}.json").read_text(encoding="utf-8"))


ACCEPTED = [each for each in DIAGRAMS if expected_for(each).get("parses")]
REFUSED = [each for each in DIAGRAMS if each not in ACCEPTED]


def answer(diagram: Diagram) -> dict[str, Any]:
    return {
        "title": diagram.title,
        "accTitle": diagram.accessible_title,
        "accDescr": diagram.accessible_description,
        "sections": [each.name for each in diagram.sections if each.name is not None],
        "tasks": [
            {
                "section": section.name or "",
                "task": task.name,
                "score": "NaN" if math.isnan(task.score) else task.score,
                "people": list(task.people),
            }
            | ({"dropped_after_third_colon": list(task.beyond)} if task.beyond else {})
            for section in diagram.sections
            for task in section.tasks
        ],
    }


def test_all_133_diagrams_are_here() -> None:
    assert (len(ACCEPTED), len(REFUSED)) == (124, 9)


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_a_diagram_reads_as_the_grammar_reads_it(file: Path) -> None:
    expected = expected_for(file)
    diagram = parsed(text_of(file.read_bytes(), file.name))
    assert answer(diagram) == {key: expected[key] for key in TOLD}
    assert diagram.source.front_matter == expected["front_matter"]
    assert bool(diagram.source.directives) == expected["directive"]
    actors = {name for section in diagram.sections for task in section.tasks for name in task.people}
    assert actors == set(expected["actors"])


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_a_score_outside_1_to_5_is_told(file: Path) -> None:
    told = [words for words in read_mermaid(file.read_bytes(), file.name).left_aside if " score is no " in words]
    told += [words for words in read_mermaid(file.read_bytes(), file.name).left_aside if "is taken as" in words]
    scores = [each["score"] for each in expected_for(file)["scores_outside_1_5"]]
    assert len(told) == len([score for score in scores if score == "NaN" or not 1 <= score <= 5])


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.stem)
def test_a_diagram_is_refused_where_the_grammar_refuses_it(file: Path) -> None:
    with pytest.raises(JourneyFileError) as refused:
        import_file(file.read_bytes(), file.name)
    error = expected_for(file).get("error", "Parse error on line 1:")
    assert f"Parse error on {refused.value.place}:" in error
    assert refused.value.reason


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_a_diagram_survives_being_a_map_and_a_diagram_again(file: Path) -> None:
    first = read_mermaid(file.read_bytes(), file.name).journey
    exported = write_mermaid(first)
    second = read_mermaid(exported.data, file.name)
    assert problems(first) == ()
    assert exported.lost == ()
    assert shape(second.journey) == shape(first)
    assert write_mermaid(second.journey).data == exported.data
