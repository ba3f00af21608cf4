"""What must not leave the house is not in what leaves it: looked for in the map and in the bytes of every export."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import pytest

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.people import add_comment, add_entry, add_feedback
from mapdesigner.edits.replace import put, replace
from mapdesigner.exchange.registry import export_map, writable
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.invariants import problems
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import JourneyMap, Stakeholder
from mapdesigner.painting.slides import write_slides
from mapdesigner.painting.svg import svg_document
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.share_copy import Redacted, share_copy
from mapdesigner.publish.web_page import web_page
from mapdesigner.publish.write import render
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import to_bytes

SECRETS = {
    Redacted.NAMES: ("Quillfeather", "Zebedee", "Ysolde", "Maya", "Okafor"),
    Redacted.COMMENTS: ("Commentsecret",),
    Redacted.EVIDENCE: ("Evidencesecret",),
    Redacted.FEEDBACK: ("Feedbacksecret",),
    Redacted.NOTES: ("Notesecret",),
}


@pytest.fixture(scope="module")
def journey() -> JourneyMap:
    """Trailhead with a secret of each sort, some of them said in the middle of other texts."""
    found = read_map(resources.path("samples", "trailhead.journeymap")).journey
    items = [item for item in found.items if item.step]
    found = add_entry(found, Stakeholder, id="z", name="Zebedee Quillfeather", role="Owner")
    found = add_comment(found, item=items[0].id, author="Ysolde", text="Commentsecret said by Zebedee Quillfeather")
    found = add_feedback(found, item=items[0].id, text="Feedbacksecret")
    found = set_fields(found, [items[0].id], note="Notesecret for MAYA")
    found = set_fields(found, [items[1].id], text="Zebedee Quillfeather tells Maya Okafor")
    owner = next(item for item in found.items if isinstance(item, Opportunity))
    found = put(found, replace(owner, owner="Ysolde"), replace(found.evidence[0], headline="Evidencesecret"))
    return put(found, replace(found.evidence[1], summary="Told by Ysolde, Evidencesecret"))


def looked_into(data: bytes) -> str:
    """All that can be read in a file: its bytes, its compressed streams, its parts."""
    parts = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts += [archive.read(name) for name in archive.namelist()]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            continue
    return "\n".join(part.decode(code, "replace") for part in parts for code in ("utf-8", "utf-16-be", "latin-1"))


def words_of_pdf(data: bytes) -> str:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])


def exports(journey: JourneyMap) -> dict[str, str]:
    scenes = compose_poster(journey, "A1")
    pdf = render(journey, ".pdf", PosterOptions()).files[0]
    slides = io.BytesIO()
    write_slides(scenes, slides)
    found = {
        "pdf": looked_into(pdf) + words_of_pdf(pdf),
        "svg": "".join(svg_document(scene) for scene in scenes),
        "html": web_page(journey, scenes, lambda _done: None).decode(),
        "pptx": looked_into(slides.getvalue()),
    }
    tables = {row.extensions[0]: looked_into(export_map(journey, f"a.{row.extensions[0]}").data) for row in writable()}
    return found | tables


def test_a_share_copy_holds_nothing_of_what_is_left_out(journey: JourneyMap) -> None:
    copy = share_copy(journey, list(Redacted))
    assert problems(copy) == ()
    for name, words in exports(copy).items():
        for secrets in SECRETS.values():
            for secret in secrets:
                assert secret.casefold() not in words.casefold(), f"{secret} in {name}"


def test_without_redaction_the_exports_hold_what_the_test_looks_for(journey: JourneyMap) -> None:
    words = " ".join(exports(journey).values())
    assert all(secret in words for secrets in SECRETS.values() for secret in secrets)


@pytest.mark.parametrize("what", list(SECRETS))
def test_each_can_be_left_out_alone(journey: JourneyMap, what: Redacted) -> None:
    words = to_bytes(share_copy(journey, [what])).decode()
    assert not [secret for secret in SECRETS[what] if secret.casefold() in words.casefold()]
    for other, secrets in SECRETS.items():
        if other not in (what, Redacted.NAMES) and what is not Redacted.NAMES:
            assert all(secret in words for secret in secrets)


def test_portraits_are_left_out(journey: JourneyMap) -> None:
    journey = put(journey, replace(journey.personas[0], portrait="iVBORw0KGgo="))
    assert [each.portrait for each in share_copy(journey, [Redacted.PORTRAITS]).personas] == [""]


def test_a_persona_is_called_by_its_number_and_stays_the_owner_of_its_feelings(journey: JourneyMap) -> None:
    copy = share_copy(journey, [Redacted.NAMES])
    assert [each.name for each in copy.personas] == ["Persona 1"]
    assert any("… tells Persona 1" in item.text for item in copy.items)
    assert [item.personas for item in copy.items] == [item.personas for item in journey.items]


def test_without_anything_to_leave_out_it_is_the_map_itself(journey: JourneyMap) -> None:
    assert share_copy(journey, ()) is journey
