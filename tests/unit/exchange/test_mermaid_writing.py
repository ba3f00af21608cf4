"""What we write is what Mermaid reads: held against our own reading, and against the real package."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner import resources
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.exchange.mermaid.entities import plain
from mapdesigner.exchange.mermaid.read import read_mermaid
from mapdesigner.exchange.mermaid.write import write_mermaid
from mapdesigner.model.journey import JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid, grid_with_people, with_actions
from tests.support.shapes import shape

PARSER = Path(__file__).parents[2] / "support" / "mermaid_parse.mjs"
PACKAGE = "mermaid@11"
NASTY = (
    "journey",
    "Title of a book",
    "section A",
    "accTitle: a",
    "accDescr {",
    "100%% sure",
    "%%{init: {}}%%",
    "a; b: c, d # e",
    "#35; & &amp; <b> }",
    '<img src="x">',
    "--- ",
    "one\ntwo\n\nthree",
    "style: a:#35;",
    " ",
    "\ufeff",
    "ﬂ°°35¶ß",
    "<br>",
    "日本語 \u2028 עברית",
    "👩‍🚀",
)
WORDS = st.sampled_from(NASTY) | st.text("aj%#;:,{}<>&\n\t \xa0Eé", max_size=8)
SCORES = st.sampled_from(["1", "5", "3.25", "x", "", "12", "-4"])
TASKS = st.tuples(WORDS, SCORES, st.lists(WORDS, max_size=3))


def written(journey: JourneyMap) -> str:
    return write_mermaid(journey).data.decode()


def told_text(title: str, sections: list[tuple[str, list[tuple[str, str, list[str]]]]]) -> str:
    """A diagram as somebody might write it who knows about entities only."""
    rows = ["journey", f"title {coded(title)}", f"accDescr: {coded(title)}"]
    for name, tasks in sections:
        rows.append(f"section {coded(name)}")
        rows += [f"{coded(task)} : {score} : {','.join(map(coded, people))}" for task, score, people in tasks]
    return "\n".join(rows)


def coded(text: str) -> str:
    return "".join(each if each.isalpha() and each not in "jJtTsSaA" else f"#{ord(each)};" for each in text or " ")


@given(WORDS, st.lists(st.tuples(WORDS, st.lists(TASKS, max_size=3)), max_size=3))
def test_text_to_map_to_text_to_map_is_the_same_map(title: str, sections: list[Any]) -> None:
    first = read_mermaid(told_text(title, sections).encode(), "first.mmd").journey
    exported = write_mermaid(first)
    second = read_mermaid(exported.data, "second.mmd").journey
    assert exported.lost == ()
    assert shape(second) == shape(first)


@given(WORDS, WORDS, WORDS)
def test_any_words_of_a_map_are_written_so_that_they_can_be_read(title: str, name: str, persona: str) -> None:
    journey = set_map(named(name), title=title, subtitle=name, scope=f"{title}\n{name}")
    journey = add_entry(journey, Persona, id="eve", name=persona)
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", score=1.5, personas=("eve",))
    found = read_mermaid(write_mermaid(journey).data, "map.mmd").journey
    assert found.title == plain_words(title)
    assert {stage.name for stage in found.stages} == {plain_words(name)}
    assert {step.name for step in found.steps} == {plain_words(name)}


def plain_words(text: str) -> str:
    """What is left of a text when outer space goes; nothing in it is an entity."""
    return plain(text.replace("<", "\x01lt\x02"))


def named(name: str) -> JourneyMap:
    journey = grid(1, 1)
    return set_text(set_text(journey, "s1", name), "s1t1", name)


def test_two_scores_in_a_step_stand_as_two_tasks_and_the_report_says_so() -> None:
    journey = set_text(grid_with_people(), "s1t1", "Wait")
    for persona, score in (("ann", 1.0), ("bob", -1.25)):
        journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", score=score, personas=(persona,))
    assert "    Wait: 4: Ann\n    Wait: 1.75: Bob\n" in written(journey)
    assert "steps with several scores, written once for each: 1" in write_mermaid(journey).lost


def test_a_step_without_a_name_is_called_by_what_is_done_there() -> None:
    journey = with_actions(grid(1, 2), "Call")
    assert "    Call: 3\n" in written(journey)
    assert "steps without an emotion, written as neutral: 2" in write_mermaid(journey).lost


def test_what_a_diagram_cannot_hold_is_named() -> None:
    sample = read_map(resources.path("samples", "trailhead.journeymap")).journey
    lost = write_mermaid(sample).lost
    assert "Touchpoint: 14" in lost
    assert "goals and colours of stages" in lost
    assert any("evidence" in words for words in lost)


def test_personas_of_one_name_are_told_apart() -> None:
    journey = grid(1, 1)
    for persona in ("a", "b", "c"):
        journey = add_entry(journey, Persona, id=persona, name="" if persona == "c" else "Kim")
        journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", personas=(persona,))
    assert ": 3: Kim, Kim 2, Persona 3\n" in written(journey)


def test_a_text_mermaid_draws_only_when_asked_is_told() -> None:
    journey = set_map(grid(1, 1), title="A" * 50_000)
    assert "the text is longer than Mermaid draws unless its maxTextSize is raised" in write_mermaid(journey).lost


@pytest.fixture(scope="session")
def real_mermaid(user_environment: dict[str, str], pytestconfig: pytest.Config) -> Path:
    """The parser script beside the real package, which is fetched once and kept with what pytest keeps."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("node and npm are not installed")
    folder = pytestconfig.cache.mkdir("mermaid")
    if not (folder / "node_modules" / "mermaid" / "package.json").exists():
        fetch = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
        try:
            subprocess.run(fetch, env=user_environment, check=True, capture_output=True, timeout=90)
        except (subprocess.SubprocessError, OSError):
            pytest.skip("npm cannot fetch Mermaid here")
    return Path(shutil.copy(PARSER, folder))


def ask_mermaid(script: Path, files: list[Path]) -> list[dict[str, Any]]:
    run = subprocess.run(["node", script, *files], check=True, capture_output=True, encoding="utf-8", timeout=90)
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def decoded(text: str) -> str:
    """Entities as Mermaid's parser leaves them, to be decoded when it draws."""
    return plain(text.replace("ﬂ°°", "\x01").replace("ﬂ°", "\x01").replace("¶ß", "\x02"))


def test_the_real_mermaid_reads_what_we_write(real_mermaid: Path, tmp_path: Path) -> None:
    words = [each for each in NASTY if "ﬂ" not in each]  # Mermaid takes its own marks for entities
    maps = [read_map(resources.path("samples", "trailhead.journeymap")).journey]
    maps += [set_map(named(each), title=each, subtitle=each, scope=f"{each}\n{each}") for each in words]
    files = []
    for number, journey in enumerate(maps):
        files.append(tmp_path / f"{number}.mmd")
        files[-1].write_bytes(write_mermaid(journey).data)
    answers = ask_mermaid(real_mermaid, files)
    assert [answer.get("error") for answer in answers] == [None] * len(maps)
    assert len(answers[0]["tasks"]) == len(maps[0].steps)
    for word, answer in zip(words, answers[1:], strict=True):
        assert decoded(answer["title"]) == plain_words(word)
        assert decoded(answer["accTitle"]) == plain_words(word)
        sections = [decoded(each) for each in answer["sections"]] or [""]
        assert sections == [plain_words(word)]
        assert [decoded(task["task"]) for task in answer["tasks"]] in ([plain_words(word)], [])
