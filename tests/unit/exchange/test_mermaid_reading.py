"""Diagrams as people write them, and what becomes of their odd corners."""

from __future__ import annotations

import pytest

from mapdesigner.exchange.registry import import_file
from mapdesigner.exchange.report import Imported
from mapdesigner.model.items import Action, Emotion
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.errors import JourneyFileError

BALLOON = """\
---
title: "A day aloft"
config:
  theme: forest
---
%%{init: {'journey': {'width': 200}}}%%
journey
  %% the pilot told us so
  accTitle: Ballooning
  accDescr {
    From the phone call
      to the cold wine
  }
  Phone the pilot: 3: Guest
  section Morning
    Get up in the dark: 1: Guest, Pilot
    Fill #quot;Bertha#quot; : 4.5: Pilot
  section Sky
    Float<br>over the lake: 9: Guest
    Land: soon: Guest
    Drink: 5
"""


def read(text: str) -> Imported:
    return import_file(text.encode(), "balloon.mmd")


def refusal(text: str) -> str:
    with pytest.raises(JourneyFileError) as refused:
        read(text)
    return str(refused.value)


def stages(journey: JourneyMap) -> dict[str, list[str]]:
    grid = structure(journey)
    return {stage.name: [step.name for step in grid.steps_of[stage.id]] for stage in grid.stages}


def feelings(journey: JourneyMap) -> list[tuple[str, str, float]]:
    grid = structure(journey)
    names = {each.id: each.name for each in journey.personas} | {"": ""}
    steps = {each.id: each.name for each in journey.steps}
    items = [item for lane in grid.lanes for item in grid.items_of[lane.id] if isinstance(item, Emotion)]
    return [(steps[item.step], names["".join(item.personas)], item.score) for item in items]


def test_sections_become_stages_tasks_steps_and_actors_personas() -> None:
    journey = read(BALLOON).journey
    assert stages(journey) == {
        "": ["Phone the pilot"],
        "Morning": ["Get up in the dark", 'Fill "Bertha"'],
        "Sky": ["Float\nover the lake", "Land", "Drink"],
    }
    assert [persona.name for persona in structure(journey).personas] == ["Guest", "Pilot"]
    assert {item.text for item in journey.items if isinstance(item, Action)} == {step.name for step in journey.steps}


def test_scores_become_feelings_of_each_actor() -> None:
    assert feelings(read(BALLOON).journey) == [
        ("Phone the pilot", "Guest", 0.0),
        ("Get up in the dark", "Guest", -2.0),
        ("Get up in the dark", "Pilot", -2.0),
        ('Fill "Bertha"', "Pilot", 1.5),
        ("Float\nover the lake", "Guest", 2.0),
        ("Land", "Guest", 0.0),
        ("Drink", "", 2.0),
    ]


def test_titles_and_description_come_along() -> None:
    journey = read(BALLOON).journey
    assert (journey.title, journey.subtitle) == ("A day aloft", "Ballooning")
    assert journey.scope == "From the phone call\nto the cold wine"


def test_the_report_says_what_was_understood_and_what_was_not() -> None:
    imported = read(BALLOON)
    assert imported.understood == ("3 stages", "6 steps", "13 cards", "2 personas")
    assert imported.left_aside == (
        "front matter: only its title is read",
        "1 directive is left out",
        "1 comment is left out",
        "line 19: the score 9 is taken as 5; scores go from 1 to 5",
        "line 20: the score is no number and taken as neutral, as Mermaid draws it",
        "line 21: no actor is named, so the score counts for the first persona",
    )


@pytest.mark.parametrize(
    ("score", "feeling"),
    [("1", -2), ("3.5", 0.5), (" 0x4 ", 1), ("", -2), ("1e9", 2), ("-1", -2), ("Infinity", 2), ("three", 0), ("5,", 0)],
)
def test_any_number_javascript_knows_is_a_score(score: str, feeling: float) -> None:
    journey = read(f"journey\nsection A\nGo:{score}:Me").journey
    assert feelings(journey) == [("Go", "Me", feeling)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: this is no journey diagram: it does not begin with the word journey"),
        ("%% a flow\ngraph TD\n", "line 2: this is no journey diagram: it does not begin with the word journey"),
        ("journeys\n", "line 1: the word journey must stand alone"),
        ("journey\n\nGo on foot\n", "line 3: a task needs a colon and a score after its name"),
        ("journey\nGo:\n", "line 2: after the colon a score is missing"),
        ("journey\nGo; or not: 3", "line 2: a task needs a colon and a score after its name"),
        ("journey\n;", "line 2: a semicolon cannot stand here"),
        ("journey\nGo: 3: Me;\n", "line 2: a semicolon cannot stand here"),
        ("journey\nJourney on: 3", "line 2: a line cannot begin with the word journey"),
        (
            "---\ntitle: A\n---\njourney\naccDescr {\nA\n",
            "line 7: the accDescr block that begins on line 5 is not closed",
        ),
        ("journey\naccTitle:\n", "line 3: the text ends too early"),
    ],
)
def test_a_refusal_names_the_line_of_the_file_and_the_reason(text: str, message: str) -> None:
    assert refusal(text) == f"balloon.mmd: {message}"


def test_a_colon_in_a_sections_name_is_refused_as_mermaid_does() -> None:
    assert refusal("journey\nsection A: B\n").startswith("balloon.mmd: line 2: a colon stands where none may")


def test_a_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(JourneyFileError, match="this is no text in UTF-8"):
        import_file(b"journey\n\xff\xfe", "balloon.mmd")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_text_with_a_mark_of_its_encoding_is_read(encoding: str) -> None:
    text = "journey\r\ntitle Über Land\r\nGo: 4: Zoë\r\n"
    assert import_file(text.encode(encoding), "land.mmd").journey.title == "Über Land"


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Plain # said so", "Plain"),
        ("title: 'It''s'", "It's"),
        ('"title" : "A \\u00e9"', "A é"),
        ("config:\n  title: inner", ""),
        ("title: >\n  folded", ""),
        ("title: ~", ""),
        ('title: "open', ""),
    ],
)
def test_front_matter_gives_a_title_that_stands_on_one_line(block: str, title: str) -> None:
    assert read(f"---\n{block}\n---\njourney\n").journey.title == title


def test_a_text_made_to_take_long_is_read_at_once() -> None:
    hostile = ["<a" * 50_000, "\n" * 100_000, "%%{" * 50_000, "---\n" * 50_000, "style:#" * 20_000]
    for text in hostile:
        assert refusal(text)
    assert read("journey\n" + "\n \t" * 50_000 + "%%{init: {" * 20_000).understood == ()


def test_a_number_of_thousands_of_digits_is_no_character() -> None:
    assert read(f"journey\ntitle #{'9' * 9000};").journey.title == "\N{REPLACEMENT CHARACTER}"


def test_a_semicolon_after_what_looks_like_a_colour_is_lost_as_in_mermaid() -> None:
    imported = read("journey\n  House style: 2:#me;\n  Paint: 4: #me;\n")
    assert [persona.name for persona in imported.journey.personas] == ["&me;"]
