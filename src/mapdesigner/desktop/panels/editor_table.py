"""Which control edits a field: the catalog's editors, each with the widget that is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.desktop.nested.link_editor import MapLinkEditor
from mapdesigner.desktop.panels.choices import CHOICES, ChoiceEditor
from mapdesigner.desktop.panels.field_editors import (
    ColourEditor,
    FieldEditor,
    LevelEditor,
    LineEditor,
    LinesEditor,
    ScoreEditor,
    TextEditor,
    ToggleEditor,
)
from mapdesigner.desktop.panels.font_editor import FontEditor
from mapdesigner.desktop.panels.parsed_editors import DateEditor, NumberEditor, WholeEditor
from mapdesigner.desktop.panels.picture_editor import PictureEditor
from mapdesigner.desktop.panels.share_editor import ShareEditor
from mapdesigner.model.catalog import Editor, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _interventions() -> FieldEditor:
    from mapdesigner.desktop.panels.intervention_editor import InterventionEditor  # only a card has any

    return InterventionEditor()


def _scales() -> FieldEditor:
    from mapdesigner.desktop.panels.scales_editor import ScalesEditor  # only a persona has any

    return ScalesEditor()


def _icon() -> FieldEditor:
    from mapdesigner.desktop.panels.icon_editor import IconEditor  # the map itself has none

    return IconEditor()


_EDITORS: Mapping[Editor, Callable[[], FieldEditor]] = {
    Editor.LINE: LineEditor,
    Editor.TEXT: TextEditor,
    Editor.TOGGLE: ToggleEditor,
    Editor.NUMBER: NumberEditor,
    Editor.LEVEL_3: partial(LevelEditor, 3),
    Editor.LEVEL_5: partial(LevelEditor, 5),
    Editor.DATE: DateEditor,
    Editor.INTERVENTIONS: _interventions,
    Editor.PICTURE: PictureEditor,
    Editor.COLOUR: ColourEditor,
    Editor.WHOLE: WholeEditor,
    Editor.SHARE: ShareEditor,
    Editor.LINES: LinesEditor,
    Editor.SCALES: _scales,
    Editor.ICON: _icon,
    Editor.FONT: FontEditor,
    Editor.MAP_LINK: MapLinkEditor,
}
_ONE = frozenset({Editor.CHANNEL, Editor.DEPARTMENT, Editor.TOUCHPOINT})


def editor_for(field: Field) -> FieldEditor:
    """Make the control of a field."""
    if field.editor is Editor.SCORE:
        return ScoreEditor(optional=field.name == "target")
    if field.editor is Editor.CHOICE:
        return ChoiceEditor(CHOICES[field.name])
    if field.editor in _EDITORS:
        return _EDITORS[field.editor]()
    from mapdesigner.desktop.panels.link_editors import RELATIONS, ManyLinksEditor, OneLinkEditor  # for cards alone

    kind = OneLinkEditor if field.editor in _ONE else ManyLinksEditor
    return kind(RELATIONS[field.editor])
