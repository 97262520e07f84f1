"""Both looks can be read, and are changed while the window is open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from msp_desk.ui import icons, looks, theme
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.theme import DARK, LIGHT, ThemeSwitch, Tokens, Tone, ink
from msp_desk.values.enums import Channel, Level, Moment, PointKind, Theme
from tests.contrast import contrast
from tests.ui.conftest import ROOT

TEXTS = ("text", "text2", "text3", "accent", "good", "warn", "bad", "exe", "man", "ope", "tec")
GROUNDS = ("bg", "surface", "sunken", "hover")
SOFT = (("accent", "accentsoft"), ("good", "goodsoft"), ("warn", "warnsoft"), ("bad", "badsoft"))


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_read_on_every_ground(look: Tokens) -> None:
    pairs = [(t, g) for t in TEXTS for g in GROUNDS]
    pairs += [
        *SOFT,
        ("on_accent", "accent"),
        ("text", "accentsoft"),
        ("text2", "accentsoft"),
        ("text3", "accentsoft"),
    ]
    poor = [
        (text, ground, round(contrast(getattr(look, text), getattr(look, ground)), 2))
        for text, ground in pairs
        if contrast(getattr(look, text), getattr(look, ground)) < 4.5
    ]
    assert not poor


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_levels_are_read_on_their_wash(dressed: ThemeSwitch, look: Theme) -> None:
    dressed.choose(look)
    try:
        for level in Level:
            tone = looks.LEVEL_TONE[level]
            assert contrast(ink(tone).name(), theme.wash(tone).name()) >= 4.5, level
    finally:
        dressed.choose(Theme.LIGHT)


def test_a_label_changes_with_the_look(qtbot: QtBot, dressed: ThemeSwitch) -> None:
    label = Label("█████")
    qtbot.addWidget(label)
    assert darkest(label) == QColor(LIGHT.text).name()
    with qtbot.waitSignal(dressed.changed):
        dressed.choose(Theme.DARK)
    assert darkest(label, brightest=True) == QColor(DARK.text).name()
    dressed.choose(Theme.LIGHT)


def darkest(label: Label, *, brightest: bool = False) -> str:
    """The extreme colour among the pixels of a label."""
    label.resize(label.sizeHint())
    image = label.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return (max if brightest else min)(colours, key=lambda c: QColor(c).lightness())


def test_an_icon_is_tinted_and_kept() -> None:
    first = icons.pixmap("phone", QColor("#ff0000"), 16, 2.0)
    again = icons.pixmap("phone", QColor("#ff0000"), 16, 2.0)
    assert first.cacheKey() == again.cacheKey()
    image = first.toImage()
    reds = [
        image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200
    ]
    assert reds
    assert all(c.red() > 240 and c.green() < 15 for c in reds)


def test_every_icon_named_in_the_window_is_there() -> None:
    """Whatever looks like an icon's name in a call that takes one."""
    there = {p.stem for p in (ROOT / "resources" / "icons").glob("*.svg")}
    named = {*looks.CHANNEL_ICON.values(), *looks.POINT_ICON.values(), *looks.MOMENT_ICON.values()}
    named |= set(looks.PERCEIVED_ICON.values())
    pattern = re.compile(
        r'(?:icon=|icons\.draw\(painter, |icons\.icon\(|icon_button\(|IconLabel\()"([a-z0-9-]+)"'
    )
    for path in Path(ROOT / "msp_desk" / "ui").rglob("*.py"):
        named |= set(pattern.findall(path.read_text(encoding="utf-8")))
    assert not named - there


def test_every_word_has_its_look() -> None:
    assert set(looks.CHANNEL_ICON) == set(Channel)
    assert set(looks.POINT_ICON) == set(PointKind)
    assert set(looks.MOMENT_ICON) == set(Moment)
    assert set(looks.LEVEL_SHAPE) == set(looks.LEVEL_TONE) == set(Level)
    assert len(set(looks.LEVEL_SHAPE.values())) == len(Level)
    assert looks.level_tone(None) is Tone.ACCENT
