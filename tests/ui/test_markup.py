"""What people type is drawn as text: no markup, no mnemonics, no picture of the disk in any part of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.chip_fields import Tags
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.parts.blocks import Chips, ChipSpec, CopyLine, Head, Plain, Rich, Warn
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.canvas import Block, Canvas, Columns, Stack
from msp_desk.ui.parts.cards import Card, IconLabel, IconText, Notice, SectionTitle
from msp_desk.ui.parts.charts import Bar, SmallBarChart
from msp_desk.ui.parts.chips import Chip
from msp_desk.ui.parts.labels import Label, tip
from msp_desk.ui.parts.layouts import column, holder
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.parts.states import EmptyState
from msp_desk.ui.parts.toasts import Toast
from msp_desk.ui.tables.columns import Column
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.ui.tables.table import Table
from msp_desk.ui.theme import Tone
from msp_desk.values.drafts import ClientDraft

Attack = Callable[[str], str]
ATTACKS: list[Attack] = [
    lambda image: f"<img src='{image}' width=200 height=200>",
    lambda image: f"<html><body><img src='file://{image}'></body></html>",
    lambda image: f"R&D <b>bold</b> <img src='{image}'>\n<table><tr><td bgcolor=red>x</td></tr></table>",
    lambda image: f"![x](file://{image}) <font color=red>red</font>",
]


@pytest.fixture
def red_image(tmp_path: Path) -> str:
    """A file that would be seen if anything read it."""
    picture = QPixmap(200, 200)
    picture.fill(QColor("#ff0000"))
    path = tmp_path / "red.png"
    assert picture.save(str(path))
    return str(path)


def red_pixels(widget: QWidget) -> int:
    """How much of a widget is as red as the image."""
    image = widget.grab().toImage()
    return sum(
        c.red() > 240 and c.green() < 20 and c.blue() < 20
        for c in (image.pixelColor(x, y) for x in range(image.width()) for y in range(0, image.height(), 2))
    )


def blocks_with(text: str) -> list[Block]:
    """Every block of a painted card, showing this text."""
    lines = Stack(Plain(text, aside=text), Chips(ChipSpec(text, hint=text)))
    rich, number = Rich(Span(text), icon="phone", hint=text), CopyLine(text, text, text, text, text)
    return [Head(text, Tone.EXE, 44, b"", lines), Warn(text, text), Columns(rich, number)]


def everything_with(words: Words, text: str, parent: QWidget) -> QWidget:
    """Every part that shows data, showing this text."""
    rows = RowList(text)
    rows.show_lines([Line(1, text, text, text, text, chip=text, avatar="X")], lambda _: Group(text, text))
    table: Table[str] = Table(words, text, [Column(text, lambda r: r, grows=True)])
    table.show_rows([text])
    toast = Toast(words, parent)
    toast.tell(text, parent.show)
    fields = [Text("name", text, hint=text), Lines("notes", text, wide=True), Tags("tags", text)]
    form = Form(words, [Section(text, fields)], ClientDraft(name=text, notes=text, tags=(text,)))
    parts = [
        Label(text),
        Label(text, wrap=True),
        Chip(text),
        Button(text, hint=text),
        SectionTitle(text, text),
        Notice(text, text),
        IconLabel("phone", text, aside=text),
        IconText("phone", Span(text, Voice.SMALL_STRONG), Span(text)),
        SmallBarChart([Bar(text, 1, text)]),
        EmptyState(text, text, action=text),
        Canvas(*blocks_with(text)),
    ]
    return holder(column(Card(*parts), rows, table, form))


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_text(qtbot: QtBot, words: Words, red_image: str, attack: Attack) -> None:
    window = QWidget()
    window.resize(600, 400)
    qtbot.addWidget(window)
    whole = everything_with(words, attack(red_image), window)
    qtbot.addWidget(whole)
    whole.resize(900, 1800)
    whole.show()
    assert red_pixels(whole) == 0
    assert red_pixels(window) == 0
    for label in whole.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("attack", ATTACKS)
def test_tool_tips_are_text(qtbot: QtBot, red_image: str, attack: Attack) -> None:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.show()
    QToolTip.showText(anchor.mapToGlobal(anchor.rect().center()), tip(attack(red_image)), anchor)
    shown = [w for w in anchor.findChildren(QLabel) if w.metaObject().className() == "QTipLabel"]
    assert shown
    assert red_pixels(shown[0]) == 0
    QToolTip.hideText()


def test_an_ampersand_is_no_shortcut(qtbot: QtBot) -> None:
    button = Button("R&D")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.caption() == "R&D"
    assert button.accessibleName() == "R&D"


def test_a_label_tells_the_whole_when_it_is_cut(qtbot: QtBot) -> None:
    label = Label("Commitments are met but her last three words were: slow, slow, tired")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert "slow, slow, tired" in label.toolTip()
    label.resize(900, 20)
    assert not label.toolTip()
