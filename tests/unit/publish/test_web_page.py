"""The map as one HTML file: complete, escaped, silent towards the network, and driven in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pypdf
import pytest

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_comment, add_entry
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.publish.web_page import web_page
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid_with_people, with_actions

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NEEDS_BROWSER = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser drives the page")
HOSTILE = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{cards}}", "a & b", "</title>"]


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def two_people() -> JourneyMap:
    journey = add_entry(sample(), Persona, id="bob", name="Bob Rossi")
    lane = next(each.id for each in journey.lanes if each.kind is LaneKind.EMOTIONS)
    for number, step in enumerate(journey.steps[:4]):
        journey = add_item(
            journey, ItemKind.EMOTION, lane, step.id, id=f"bob{number}", text="Fine", score=0.5, personas=("bob",)
        )
    return journey


def page_of(journey: JourneyMap) -> str:
    return web_page(journey, compose_poster(journey, "A1"), lambda _done: None).decode()


def cards_in(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="cards">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


class Tags(HTMLParser):
    """The tags of a page, and every address an attribute names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "xlink:href")]


def test_every_card_is_there_with_its_kind_place_and_fields() -> None:
    journey = sample()
    cards = cards_in(page_of(journey))["cards"]
    assert set(cards) == {item.id for item in journey.items if item.step}
    card = next(each for each in cards.values() if each["text"] == "Fitting wall and ramp")
    assert (card["kind"], card["place"]) == ("Touchpoint", "Decision, 3.1 Tries on in store")
    assert ["Channel", "Store"] in card["fields"]
    assert ["Moment of truth", "yes"] in card["fields"]


def test_all_that_is_said_is_said_in_the_language_of_the_map() -> None:
    journey = set_map(sample(), language="de")
    metric = next(item for item in journey.items if item.kind is ItemKind.METRIC)
    page = page_of(set_fields(journey, [metric.id], baseline=1234.5))
    cards = cards_in(page)["cards"]
    card = next(each for each in cards.values() if each["text"] == "Fitting wall and ramp")
    assert card["kind"] == "Kontaktpunkt"
    assert ["Moment der Wahrheit", "ja"] in card["fields"]
    assert ["Ausgangswert", "1.234,5"] in cards[metric.id]["fields"]
    assert 'placeholder="In der Map suchen"' in page
    assert cards_in(page)["words"]["hits"] == "{number} von {count}"


def test_each_part_of_an_intervention_stands_on_a_line_of_its_own() -> None:
    card = next(each for each in cards_in(page_of(sample()))["cards"].values() if each["text"].startswith("Fitting"))
    (said,) = (words for name, words in card["fields"] if name == "Interventions")
    assert said.splitlines()[:2] == ["Assisted, across channels", "Audience: Everybody who asks for a fitting"]


def test_comments_and_feedback_are_details_of_their_card() -> None:
    journey = add_comment(with_actions(grid_with_people(), "a"), item="a", author="Ann", text="Is this so?")
    assert ["Comment", "“Is this so?”\nAnn"] in cards_in(page_of(journey))["cards"]["a"]["fields"]


@pytest.mark.parametrize("text", HOSTILE)
def test_users_words_are_escaped_wherever_they_stand(text: str) -> None:
    journey = set_map(with_actions(grid_with_people(), "a"), title=text, organisation=text)
    journey = set_fields(journey, ["a"], text=text, note=text)
    page = page_of(journey)
    assert cards_in(page)["cards"]["a"]["text"] == text
    found, plain = Tags(page).tags, Tags(page_of(with_actions(grid_with_people(), "a"))).tags
    assert found.count("script") == plain.count("script") == 2
    assert "img" not in found


def test_the_page_names_no_address_but_data() -> None:
    addresses = Tags(page_of(sample())).addresses
    assert {urlsplit(each).scheme for each in addresses} <= {"data"}
    assert "default-src 'none'" in page_of(sample())


def test_the_page_prints_on_the_sheets_own_size() -> None:
    assert "size: 2383.94pt 1683.78pt" in page_of(sample())


DRIVE = """
<script>
window.addEventListener("load", () => {
  const said = {};
  const field = document.querySelector("input[type=search]");
  const count = document.querySelector("output");
  field.value = "FITTING wall"; field.dispatchEvent(new Event("input"));
  said.found = count.textContent;
  field.value = "no such word"; field.dispatchEvent(new Event("input"));
  said.missing = count.textContent;
  field.value = ""; field.dispatchEvent(new Event("input"));
  const card = [...document.querySelectorAll("[data-card]")].find((each) => each.textContent.includes("Fitting wall"));
  card.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  said.opened = document.querySelector("aside h2").textContent;
  said.fields = document.querySelector("aside dl").textContent;
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  said.closed = document.querySelector("aside").hidden;
  const before = document.querySelector("main svg").getBoundingClientRect().width;
  document.querySelector("[data-do=in]").click();
  said.zoomed = document.querySelector("main svg").getBoundingClientRect().width / before;
  const bobs = [...document.querySelectorAll("[data-group^='marker:bob']")];
  const seen = () => bobs.filter((each) => getComputedStyle(each).display !== "none").length;
  said.bobs = seen();
  const boxes = [...document.querySelectorAll(".people input")];
  boxes[1].click();
  said.bobs_hidden = seen();
  said.focusable = card.getAttribute("tabindex") + card.getAttribute("role");
  fetch("https://example.org/").catch(() => { said.network = "forbidden"; }).finally(() => {
    const out = document.createElement("pre"); out.id = "said"; out.textContent = JSON.stringify(said);
    document.body.appendChild(out);
  });
});
</script></body>"""


def run_browser(tmp_path: Path, *arguments: str) -> str:
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    done = subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=90, text=True)
    return done.stdout


@NEEDS_BROWSER
def test_in_a_browser_a_card_is_found_opened_and_closed_and_personas_are_hidden(tmp_path: Path) -> None:
    file, log = tmp_path / "map.html", tmp_path / "net.json"
    file.write_text(page_of(two_people()).replace("</body>", DRIVE), encoding="utf-8")
    shown = run_browser(tmp_path, f"--log-net-log={log}", "--virtual-time-budget=4000", "--dump-dom", file.as_uri())
    found = re.search(r'<pre id="said">(.*?)</pre>', shown, re.DOTALL)
    assert found
    said = json.loads(found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
    assert said["found"].startswith("1 of ")
    assert said["missing"] == "not found"
    assert said["opened"] == "Fitting wall and ramp"
    assert "Store" in said["fields"]
    assert said["closed"] is True
    assert said["zoomed"] == pytest.approx(1.25, abs=0.01)
    assert (said["bobs"], said["bobs_hidden"]) == (4, 0)
    assert said["focusable"] == "0button"
    assert said["network"] == "forbidden"
    asked = re.findall(r'"url":"(https?://[^"]+)"', log.read_text(errors="replace"))
    assert not [each for each in asked if "example.org" in each]


@NEEDS_BROWSER
def test_printed_from_a_browser_the_page_is_the_sheet(tmp_path: Path) -> None:
    file, out = tmp_path / "map.html", tmp_path / "map.pdf"
    file.write_text(page_of(sample()), encoding="utf-8")
    run_browser(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={out}", file.as_uri())
    pages = pypdf.PdfReader(out).pages
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) == pytest.approx(2384, abs=2)
    assert "Fitting wall and" in pages[0].extract_text()
