"""Org charts as dots: in our own typeface, as large as the vectors say."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from msp_desk.reports.orgchart.faces import TYPEFACES
from msp_desk.ui.cards.orgchart_out import png_of


def picture(family: str) -> QImage:
    """A line of text in a typeface, as dots."""
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30" font-family="{family}"><text x="4" y="20" font-size="13">Ainhoa Prats</text></svg>'  # fmt: skip
    return QImage.fromData(png_of(drawing.encode()))


def test_a_picture_is_in_our_typeface(qtbot: QtBot) -> None:
    made = picture(TYPEFACES)
    assert made.size() == QSize(400, 60)
    assert made == picture("Inter")
    assert made != picture("no such typeface")
