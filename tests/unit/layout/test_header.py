"""Whoever stands before a poster reads what it is about, whose journey it shows and who made it, all of it."""

from __future__ import annotations

from base64 import b64encode
from itertools import combinations

import pytest

from mapdesigner import resources
from mapdesigner.layout.frame import Row
from mapdesigner.layout.header import header
from mapdesigner.layout.scene import Group, Picture, TextBlock
from mapdesigner.model.journey import Brand, JourneyMap, Persona, Stakeholder, new_map
from mapdesigner.model.kinds import State
from mapdesigner.storage.read import read_map
from tests.support.frames import paper_frame, scene_of, usable_width
from tests.support.scene_walk import all_text, overlaps, placed_lines
from tests.support.small_pictures import png

LONG = "How families with small children find, compare, book, spend and remember a holiday by the sea"


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def with_personas(*names: str) -> JourneyMap:
    maya = sample().personas[0]
    personas = tuple(
        maya.model_copy(update={"id": f"p{i}", "rank": f"{i}", "name": name}) for i, name in enumerate(names)
    )
    return sample().model_copy(update={"personas": personas})


def drawn(journey: JourneyMap, sheet: str = "A1", *, strips: bool = False, width: float = 0.0) -> Row:
    frame = paper_frame(journey, sheet)
    return header(frame, width or usable_width(frame), strips=strips)


def words_on(row: Row) -> str:
    return " ".join(all_text(scene_of(row, 5000)).split())


def panels(row: Row) -> list[Group]:
    return [group for group in row.groups if group.id.startswith("header:persona:")]


def lines_of(row: Row, text: str) -> int:
    blocks = (part for group in row.groups for part in group.primitives if isinstance(part, TextBlock))
    return next(len(block.lines) for block in blocks if block.text == text)


def assert_whole(row: Row, width: float) -> None:
    """No words over others or outside, no block over another."""
    scene = scene_of(row, width)
    assert overlaps(scene) == []
    for line in placed_lines(scene):
        assert line.ink.x >= -0.5, line.text
        assert line.ink.right <= width + 0.5, line.text
        assert line.ink.bottom <= row.height, line.text
    for one, other in combinations(row.groups, 2):
        assert not one.bounds.intersects(other.bounds), (one.id, other.id)


def test_the_sample_says_all_there_is_to_say() -> None:
    written = words_on(drawn(sample()))
    for text in ("Current state", "Trailhead Outfitters", "Buying trail-running shoes", "Maya Okafor", "of wet rock.”"):
        assert text in written
    for text in ("Goals", "Behaviours", "Frustrations", "Psychographics", "Early adopter", "22 May 2027", "E-commerce"):
        assert text in written


def test_the_sample_is_as_high_as_the_poster_allows() -> None:
    assert drawn(sample()).height == pytest.approx(239, abs=1.5)


def test_a_map_of_what_is_wanted_says_so() -> None:
    assert "Future state" in words_on(drawn(sample().model_copy(update={"state": State.FUTURE})))


def test_a_title_a_little_too_long_is_set_smaller_and_stays_in_one_line() -> None:
    title = "Trailhead Outfitters London"
    assert lines_of(drawn(sample().model_copy(update={"title": title})), title) == 1


def test_a_long_title_wraps_and_the_header_grows() -> None:
    row = drawn(sample().model_copy(update={"title": LONG}))
    assert lines_of(row, LONG) > 1
    assert row.height > drawn(sample()).height
    assert_whole(row, usable_width(paper_frame(sample())))


def test_without_a_persona_the_title_has_the_room() -> None:
    assert lines_of(drawn(sample().model_copy(update={"title": LONG, "personas": ()})), LONG) == 1


def test_two_personas_stand_side_by_side_equally_high() -> None:
    one, other = panels(drawn(with_personas("Maya Okafor", "Jean-Baptiste Vandenberghe-Oyelaran")))
    assert (one.y, one.height) == (other.y, other.height)
    assert one.bounds.right < other.x


def test_three_personas_stand_one_below_the_other() -> None:
    row = drawn(with_personas("Ann", "Bo", "Cy"))
    assert [group.label.split(",")[0] for group in sorted(panels(row), key=lambda group: group.y)] == [
        "Ann",
        "Bo",
        "Cy",
    ]
    assert any("one line each" in note for note in row.notes)


def test_personas_below_the_title_stand_in_columns_where_that_saves_height() -> None:
    row = drawn(with_personas("Ann", "Bo", "Cy", "Di", "Ed"), "A4")
    assert len({group.y for group in panels(row)}) == 2
    assert_whole(row, usable_width(paper_frame(sample(), "A4")))


def test_strips_are_not_made_narrow_for_a_hair_of_height() -> None:
    row = drawn(with_personas("Ann", "Bo", "Cy", "Di", "Ed"), "A3")
    assert len({group.x for group in panels(row)}) == 2


def test_a_long_bio_takes_more_of_a_strip_than_a_short_one() -> None:
    bio = "41, engineer, father of two, lives at the edge of a city with his family and drives them everywhere"
    personas = tuple(each.model_copy(update={"bio": bio}) for each in with_personas("Ann", "Bo", "Cy").personas)
    row = drawn(with_personas().model_copy(update={"personas": personas}), "A4")
    assert max(lines_of(Row((panel,), 0.0), panel.label.partition(", ")[2]) for panel in panels(row)) <= 4


def test_one_persona_alone_can_be_asked_for() -> None:
    journey = with_personas("Ann", "Bo")
    frame = paper_frame(journey, persona="p1")
    assert [group.target for group in panels(header(frame, usable_width(frame)))] == ["p1"]


@pytest.mark.parametrize("sheet", ["A0", "A1", "A2", "A3"])
@pytest.mark.parametrize("names", [(), ("Ann",), ("Ann", "Bo"), ("Ann", "Bo", "Cy"), ("Ann", "Bo", "Cy", "Di", "Ed")])
def test_nothing_touches_anything(sheet: str, names: tuple[str, ...]) -> None:
    journey = with_personas(*names).model_copy(update={"title": LONG})
    assert_whole(drawn(journey, sheet), usable_width(paper_frame(journey, sheet)))


@pytest.mark.parametrize("width", [700.0, 1100.0, 1500.0])
def test_a_narrow_sheet_stacks_its_blocks(width: float) -> None:
    assert_whole(drawn(sample(), width=width), width)


def test_many_stakeholders_with_long_names_all_find_a_place() -> None:
    long = Stakeholder(
        id="w", name="Wilhelmina van der Westhuizen-Papadopoulos", role="Head of care", department="Operations"
    )
    others = tuple(Stakeholder(id=f"x{i}", rank=f"Z{i}", name=f"Sam Nwosu {i}") for i in range(5))
    journey = sample().model_copy(update={"stakeholders": (long, *others)})
    row = drawn(journey)
    assert "Head of care, Operations" in words_on(row)
    assert_whole(row, usable_width(paper_frame(journey)))


def test_on_a_narrow_sheet_the_particulars_fill_the_width_below_the_personas() -> None:
    row = drawn(sample(), width=780.0)
    meta = next(group for group in row.groups if group.id == "header:meta")
    texts = {part.text: part.box for part in meta.primitives if isinstance(part, TextBlock)}
    assert texts["Version"].x > meta.width / 2
    assert texts["Version"].y < texts["Stakeholders"].y
    assert len({round(texts[person.name].y) for person in sample().stakeholders}) == 1
    assert_whole(row, 780.0)


def test_on_a3_stakeholders_are_initials_and_the_report_says_what_is_left_out() -> None:
    row = drawn(sample(), "A3")
    assert "AK" in words_on(row)
    assert "Aiko Kimura" not in words_on(row)
    assert "Psychographics" not in words_on(row)
    assert len(row.notes) == 2


def test_for_a_map_that_needs_the_height_a_persona_is_one_line() -> None:
    row = drawn(sample(), "A4", strips=True)
    assert panels(row)[0].height < 80
    assert "of wet rock.”" in words_on(row)


def test_beside_a_high_title_the_one_line_is_large() -> None:
    row = drawn(sample(), strips=True)
    (strip,) = panels(row)
    quote = next(part for part in strip.primitives if isinstance(part, TextBlock) and "wet rock" in part.text)
    assert quote.spans[0].style.size == paper_frame(sample()).metrics.type.quote.size
    assert 90 < strip.height < drawn(sample()).height
    assert_whole(row, usable_width(paper_frame(sample())))


def test_portrait_and_logo_are_shown_as_pictures() -> None:
    pixel = b64encode(png(1, 1)).decode()
    persona = Persona(id="p", name="Ann", portrait=pixel)
    journey = sample().model_copy(update={"personas": (persona,), "brand": Brand(logo=pixel)})
    pictures = [part for group in drawn(journey).groups for part in group.primitives if isinstance(part, Picture)]
    assert [picture.ellipse for picture in pictures] == [True, False]


def test_a_logo_that_is_no_picture_leaves_no_empty_box() -> None:
    nameless = sample().model_copy(update={"organisation": "", "unit": "", "brand": Brand()})
    unread = nameless.model_copy(update={"brand": Brand(logo=b64encode(b"not a png").decode())})
    assert drawn(unread).groups == drawn(nameless).groups


def test_a_wide_logo_is_shown_whole_and_leaves_the_name_its_room() -> None:
    journey = sample().model_copy(update={"brand": Brand(logo=b64encode(png(6, 2)).decode())})
    meta = next(group for group in drawn(journey).groups if group.id == "header:meta")
    (logo,) = (part for part in meta.primitives if isinstance(part, Picture))
    assert logo.rect.width == pytest.approx(3 * logo.rect.height)
    name = next(part for part in meta.primitives if isinstance(part, TextBlock) and part.text == journey.organisation)
    assert name.box.x > logo.rect.right


def test_a_long_bio_stands_under_the_portrait() -> None:
    """A tall narrow column beside the portrait could hardly be read."""
    bio = "34, nurse, hikes every other weekend, has begun to run on trails, lives at the edge of a city"
    persona = sample().personas[0].model_copy(update={"bio": bio, "demographics": ()})
    (panel,) = panels(drawn(sample().model_copy(update={"personas": (persona,)})))
    texts = {part.text: part.box for part in panel.primitives if isinstance(part, TextBlock)}
    assert texts[bio].x < texts[persona.name].x
    assert texts[bio].y > texts[persona.name].bottom


def test_a_portrait_that_cannot_be_read_gives_way_to_initials() -> None:
    journey = sample().model_copy(update={"personas": (Persona(id="p", name="Ann Lee", portrait="not base64!"),)})
    assert "AL" in words_on(drawn(journey))


def test_an_empty_map_has_a_header_that_says_only_what_it_is() -> None:
    row = drawn(new_map())
    assert words_on(row) == "Customer journey map Current state"
