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
        for form in value.split(FORM_END):
            assert places(form) == places(key.split(CONTEXT_END)[-1]), key


@pytest.mark.parametrize("catalog", CATALOGS, ids=language)
def test_a_catalog_holds_no_word_the_program_no_longer_says(catalog: Path) -> None:
    said = {key for module in modules() for key in messages_of(module)}
    assert set(messages(catalog)) - said == set()


def test_every_word_of_a_poster_is_translated_into_german() -> None:
    drawn = [*(SOURCE / "layout").rglob("*.py"), SOURCE / "model" / "catalog.py"]
    said = {key for module in drawn for key in messages_of(module)}
    assert said - set(messages(LOCALE / "de" / "LC_MESSAGES" / "mapdesigner.po")) == set()
