"""Catalogs hold what the program says today: nothing stale, nothing broken, and every word of a German poster."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.catalogs import CONTEXT_END, FORM_END, LOCALE, compiled, read_po
from tests.support.checkout import SOURCE, modules
from tests.support.messages import messages_of

CATALOGS = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def language(catalog: Path) -> str:
    return catalog.parts[-3]


def messages(catalog: Path) -> dict[str, str]:
    return {key: value for key, value in read_po(catalog.read_text(encoding="utf-8")).items() if key}


def places(text: str) -> set[str]:
    return set(re.findall(r"{\w*}", text))


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_a_compiled_catalog_is_current(catalog: Path) -> None:
    assert catalog.with_suffix(".mo").read_bytes() == compiled(catalog)


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_a_translation_keeps_the_places_for_numbers_and_names(catalog: Path) -> None:
    for key, value in messages(catalog).items():
        asked = places(key.split(CONTEXT_END)[-1])
        for form in value.split(FORM_END):  # "one card", "two cards" need no figure where a language says so
            assert places(form) <= asked, key
            assert asked - places(form) <= ({"{count}"} if FORM_END in key else set()), key


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_a_translation_has_every_form_its_language_counts_with(catalog: Path) -> None:
    text = catalog.read_text(encoding="utf-8")
    forms = int(re.search(r"nplurals=(\d)", text)[1])  # type: ignore[index]
    for key, value in messages(catalog).items():
        assert len(value.split(FORM_END)) == (forms if FORM_END in key else 1), key


def test_in_german_a_map_is_never_called_what_a_card_is_called() -> None:
    catalog = next(each for each in CATALOGS if language(each) == "de")
    of_maps = {key: value for key, value in messages(catalog).items() if re.search(r"\b[Mm]aps?\b", key)}
    assert [key for key, value in of_maps.items() if "Karte" in value and not re.search(r"\b[Cc]ards?\b", key)] == []


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_every_word_of_the_program_is_translated(catalog: Path) -> None:
    said = {key for module in modules() for key in messages_of(module) if key}
    assert said - set(messages(catalog)) == set(), "run python -m tests.support.catalogs --collect, then translate"


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_two_buttons_of_a_dialog_have_not_the_same_letter(catalog: Path) -> None:
    words = messages(catalog)
    for module in modules():
        marked = [words.get(key, key) for key in messages_of(module) if re.search(r"&\w", key)]
        letters = [re.search(r"&(\w)", each)[1].casefold() for each in marked]  # type: ignore[index]
        assert len(letters) == len(set(letters)), module.name


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_a_translation_keeps_spaces_ends_of_lines_and_file_endings(catalog: Path) -> None:
    for key, value in messages(catalog).items():
        message = key.split(CONTEXT_END)[-1].split(FORM_END)[0]
        for form in value.split(FORM_END):
            assert form.startswith(" ") == message.startswith(" "), key
            assert form.endswith(" ") == message.endswith(" "), key
            assert re.findall(r"\*\.\w+", form) == re.findall(r"\*\.\w+", message), key


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_a_catalog_holds_no_word_the_program_no_longer_says(catalog: Path) -> None:
    said = {key for module in modules() for key in messages_of(module)}
    assert set(messages(catalog)) - said == set()


def test_every_word_of_a_poster_is_translated_into_german() -> None:
    drawn = [*(SOURCE / "layout").rglob("*.py"), SOURCE / "model" / "catalog.py"]
    said = {key for module in drawn for key in messages_of(module)}
    assert said - set(messages(LOCALE / "de" / "LC_MESSAGES" / "mapdesigner.po")) == set()
