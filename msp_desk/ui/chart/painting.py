"""The chart, painted: ground, lines, cards, and what is lit; only what is seen, so that a frame costs what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from msp_desk.reports.orgchart.faces import Shade
from msp_desk.ui.chart.above import paint_guide, paint_marks
from msp_desk.ui.chart.arranged import Card, Drawn
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.card_face import Detail, detail_at
from msp_desk.ui.chart.card_pictures import CardPictures
from msp_desk.ui.chart.ground import paint_ground, paint_headings
from msp_desk.ui.chart.guide import Glow, Guide
from msp_desk.ui.chart.lines import (
    link_colour,
    paint_dotted,
    paint_links,
    paint_pill,
    paint_tie,
)
from msp_desk.ui.chart.shades import colour_of, line_of
from msp_desk.ui.chart.state import ChartState, ends_of
from msp_desk.ui.theme import Tone, ink, mixed

#: How much of a card is left while others are looked at: with the pointer, and with the keyboard.
_POINTED, _CHOSEN, _DRAGGED = 0.38, 0.62, 0.35


class ChartPainting:
    """Paints what the state says through the camera."""

    def __init__(self, state: ChartState, camera: Camera, everything: str) -> None:
        self._state, self._camera, self._everything = state, camera, everything
        self.pictures = CardPictures()
        self.is_restless = False

    def paint(
        self, painter: QPainter, size: QSizeF, guide: Guide | None, glow: Glow | None, *, focused: bool
    ) -> None:
        """A whole frame."""
        moving = self._camera.is_gliding or self.is_restless
        ratio = painter.device().devicePixelRatioF()
        self.pictures.begin_frame(self._camera.goal, ratio, moving=moving)
        state, seen = self._state, self._camera.seen()
        edges = seen.left() - 12, seen.top() - 12, seen.right() + 12, seen.bottom() + 12
        cards = state.plan.within(*edges)
        lit = state.lit() if guide is None else []
        focus = state.focus() if guide is None else None
        bright = ends_of(lit) if lit else None
        paint_ground(painter, size, self._camera)
        families = list(state.plan.families_within(*edges))
        links = link_colour() if bright is None else mixed(link_colour(), ink(Tone.SURFACE), 0.6)
        paint_links(painter, families, self._camera, links)
        paint_dotted(
            painter, state.plan, self._camera, state.hot or state.chosen, 0.7 if bright is None else 0.35
        )
        self._paint_quiet_ties(painter, lit, seen)
        self._paint_cards(painter, cards, bright, guide)
        self._paint_lit_ties(painter, lit)
        paint_marks(painter, state, self._camera, cards, glow, focused=focused, focus=focus)
        paint_headings(painter, state, self._camera, size)
        if guide is not None:
            paint_guide(painter, guide, state, self._camera, self.picture_of, size)

    def picture_of(self, card: Card) -> QPixmap | None:
        """A card as it is seen now."""
        state = self._state
        return self.pictures.picture(card, state.faces[card.key], state.shown.changes.get(card.key))

    def _paint_cards(
        self, painter: QPainter, cards: list[Card], bright: set[UUID] | None, guide: Guide | None
    ) -> None:
        if detail_at(self._camera.goal) is Detail.BOX:
            self._paint_boxes(painter, cards)
            return
        quiet = _POINTED if self._state.is_pointed_at() else _CHOSEN
        dragged = guide.from_here if guide is not None else frozenset()
        if bright is None and not dragged:
            self._blit(painter, cards)
            return
        faint = [c for c in cards if c.key in dragged]
        near = [c for c in cards if c.key not in dragged and (bright is None or c.key in bright)]
        rest = [c for c in cards if bright is not None and c.key not in bright and c.key not in dragged]
        for group, opacity in ((rest, quiet), (faint, _DRAGGED), (near, 1.0)):
            painter.setOpacity(opacity)
            self._blit(painter, group)
        painter.setOpacity(1.0)

    def _blit(self, painter: QPainter, cards: Iterable[Card]) -> None:
        """Cards from their pictures; while the zoom changes, those of the zoom that is gone to, made to fit."""
        camera, state, pictures = self._camera, self._state, self.pictures
        zoom, goal, seen = camera.zoom, camera.goal, camera.seen()
        ratio = painter.device().devicePixelRatioF()
        left, top = seen.left(), seen.top()
        faces, changes, exactly = state.faces, state.shown.changes, goal * ratio
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom != goal or pictures.is_behind)
        missing: list[Card] = []
        for card in cards:
            picture = pictures.picture(card, faces[card.key], changes.get(card.key))
            x, y = round((card.x - left) * zoom * ratio) / ratio, round((card.y - top) * zoom * ratio) / ratio
            if picture is None:
                missing.append(card)
            elif zoom == goal and abs(picture.width() - card.width * exactly) < 1.5:
                painter.drawPixmap(QPointF(x, y), picture)
            else:
                room = QRectF(x, y, card.width * zoom, card.height * zoom)
                painter.drawPixmap(room, picture, QRectF(picture.rect()))
        if missing:
            self._paint_boxes(painter, missing)

    def _paint_boxes(self, painter: QPainter, cards: list[Card]) -> None:
        """From far away, or in haste: the colour of each card, all of one colour in one stroke."""
        faces, camera = self._state.faces, self._camera
        painter.save()
        seen = camera.seen()
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-seen.left(), -seen.top())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        by_shade: dict[Shade, list[QRectF]] = {}
        for card in cards:
            face = faces[card.key]
            shade = Shade.QUIET if face.empty else face.shade
            by_shade.setdefault(shade, []).append(QRectF(card.x, card.y, card.width, card.height))
        for shade, rooms in by_shade.items():
            painter.setBrush(
                mixed(colour_of(shade), ink(Tone.SURFACE), 0.28 if shade is Shade.QUIET else 0.5)
            )
            painter.drawRects(rooms)
        painter.restore()

    def _paint_quiet_ties(self, painter: QPainter, lit: list[Drawn], seen: QRectF) -> None:
        """The counterpart lines that nobody looks at, under the cards."""
        bright = {drawn.tie.key for drawn in lit}
        for drawn in self._state.plan.ties:
            if drawn.tie.key in bright or not _meets(drawn, seen):
                continue
            colour = line_of(self._state.faces[drawn.theirs].shade)
            if lit:
                colour = mixed(colour, ink(Tone.SURFACE), 0.4)
            paint_tie(painter, drawn, self._camera, colour, lit=False)

    def _paint_lit_ties(self, painter: QPainter, lit: list[Drawn]) -> None:
        """The counterpart lines that are looked at, above the cards, each with what it is for."""
        accent = ink(Tone.ACCENT)
        for drawn in lit:
            paint_tie(painter, drawn, self._camera, accent, lit=True)
        taken: list[QRectF] = []
        for drawn in sorted(lit, key=_height):
            text = drawn.tie.topic or self._everything
            paint_pill(painter, self._camera.to_view(*drawn.label), text, accent, taken)


def _height(drawn: Drawn) -> float:
    return drawn.label[1]


def _meets(drawn: Drawn, seen: QRectF) -> bool:
    left, top, right, bottom = drawn.room
    return left <= seen.right() and right >= seen.left() and top <= seen.bottom() and bottom >= seen.top()
