"""A persona goes out to a file of its own and comes into another map, with the checks of a map."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from mapdesigner.model.journey import Brand, Persona, Scale
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.part_files import PERSONA, THEME


def portrait() -> str:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG")
    return base64.b64encode(made.getvalue()).decode()


def test_all_but_id_and_place_comes_back(tmp_path: Path) -> None:
    maya = Persona(
        id="maya",
        rank="V",
        name="Maya",
        quote="“Well”",
        portrait=portrait(),
        goals=("Run",),
        psychographics=(Scale(low="Plans", high="Drifts", value=0.3),),
    )
    PERSONA.write(maya, tmp_path / "maya.persona")
    back = PERSONA.read(tmp_path / "maya.persona")
    assert back.id != "maya"
    assert back.model_copy(update={"id": "maya", "rank": "V"}) == maya


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[]", "format"),
        ('{"format": "journeymap", "version": 1}', "format"),
        ('{"format": "persona", "version": 2}', "version"),
        ('{"format": "persona", "version": 1, "goals": "Run"}', "goals"),
        ('{"format": "persona", "version": 1, "psychographics": [{"value": 7}]}', "psychographics.0.value"),
        ('{"format": "persona", "version": 1, "portrait": "bm8="}', "portrait"),
        ('{"format": "persona", "version": 1, "name": "a", "name": "b"}', "name"),
    ],
)
def test_what_is_no_persona_is_refused_by_its_place(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "other.persona"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JourneyFileError) as raised:
        PERSONA.read(path)
    assert raised.value.place.startswith(place)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        PERSONA.write(Persona(id="maya"), tmp_path / "gone" / "maya.persona")


def test_a_theme_carries_the_organisations_marks_to_another_map(tmp_path: Path) -> None:
    brand = Brand(logo=portrait(), colour="#0A7F5C", footer="Confidential", font="Inter")
    THEME.write(brand, tmp_path / "house.maptheme")
    assert THEME.read(tmp_path / "house.maptheme") == brand


def test_a_persona_is_no_theme(tmp_path: Path) -> None:
    PERSONA.write(Persona(id="maya", name="Maya"), tmp_path / "a.maptheme")
    with pytest.raises(JourneyFileError, match="not a file of this kind"):
        THEME.read(tmp_path / "a.maptheme")
