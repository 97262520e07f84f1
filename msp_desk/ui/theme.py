"""The one place where colours, sizes and spacing are decided; light and dark, switched while the window is open."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from msp_desk.ui.sheet import sheet
from msp_desk.values.enums import Theme

#: The application is started with this style, which is the same everywhere: `QApplication([..., "-style", STYLE])`.
STYLE = "Fusion"
SIDE_BAR = 200
TOP_BAR = 48
ROW = 50
BUTTON = 30
BUTTON_SMALL = 26
FIELD = 30
PANEL = 460
RADIUS_CARD = 10
RADIUS = 8
RADIUS_SMALL = 6


@dataclass(
    frozen=True, slots=True, eq=False
)  # told apart by identity: colours are looked up by it all the time
class Tokens:
    """The colours of one look; what each is for stands in LOOK.md's table."""

    bg: str
    surface: str
    sunken: str
    line: str
    text: str
    text2: str
    text3: str
    accent: str
    accentsoft: str
    good: str
    goodsoft: str
    warn: str
    warnsoft: str
    bad: str
    badsoft: str
    exe: str
    man: str
    ope: str
    tec: str
    on_accent: str
    hover: str
    shade: str


LIGHT = Tokens(
    bg="#F6F6F3",
    surface="#FFFFFF",
    sunken="#EFEFEB",
    line="#E2E2DC",
    text="#1B1D1F",
    text2="#565B60",
    text3="#666B70",
    accent="#2F5BD3",
    accentsoft="#E7EDFB",
    good="#197045",
    goodsoft="#E3F2EA",
    warn="#8F5200",
    warnsoft="#FBF0DC",
    bad="#BF3328",
    badsoft="#FBE7E5",
    exe="#7A4FBF",
    man="#2F5BD3",
    ope="#0C726A",
    tec="#875700",
    on_accent="#FFFFFF",
    hover="#ECECE7",
    shade="#33000000",
)
DARK = Tokens(
    bg="#17181A",
    surface="#1F2124",
    sunken="#141517",
    line="#2F3236",
    text="#ECEDEE",
    text2="#A9AFB5",
    text3="#8E949A",
    accent="#86A4FF",
    accentsoft="#232C45",
    good="#5CC08F",
    goodsoft="#1B2F26",
    warn="#E0A54A",
    warnsoft="#332A1A",
    bad="#F0857B",
    badsoft="#3A2220",
    exe="#B697F0",
    man="#86A4FF",
    ope="#4FC3B7",
    tec="#DDAA4C",
    on_accent="#17181A",
    hover="#26292D",
    shade="#8C000000",
)


class Tone(Enum):
    """The colours by their part in the picture; `ink` gives the one of the look that is shown."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    EXE = "exe"
    MAN = "man"
    OPE = "ope"
    TEC = "tec"
    LINE = "line"
    BG = "bg"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HOVER = "hover"
    SHADE = "shade"
    ON_ACCENT = "on_accent"

    #: Colours are looked up all the time, and Enum's own hash is slow.
    __hash__ = object.__hash__


_SOFT = {Tone.ACCENT: "accentsoft", Tone.GOOD: "goodsoft", Tone.WARN: "warnsoft", Tone.BAD: "badsoft"}
_LEVELS = {Tone.EXE, Tone.MAN, Tone.OPE, Tone.TEC}


class _Worn:
    """The look that is shown; asking the application's palette for each colour would take longer than painting."""

    look = LIGHT


def now() -> Tokens:
    """The look that is shown."""
    return _Worn.look


@cache
def _colour(look: Tokens, tone: Tone) -> QColor:
    return QColor(getattr(look, tone.value))


@cache
def _wash(look: Tokens, tone: Tone) -> QColor:
    if tone in _SOFT:
        return QColor(getattr(look, _SOFT[tone]))
    if tone in _LEVELS:
        return mixed(QColor(getattr(look, tone.value)), QColor(look.surface), 0.16 if look is LIGHT else 0.18)
    return QColor(look.sunken)


def ink(tone: Tone) -> QColor:
    """The colour of a tone in the look that is shown."""
    return _colour(_Worn.look, tone)


def wash(tone: Tone) -> QColor:
    """The soft background that goes with a tone."""
    return _wash(_Worn.look, tone)


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """So much of one colour over another."""
    return QColor(
        *(
            round(a * share + b * (1 - share))
            for a, b in (
                (front.red(), back.red()),
                (front.green(), back.green()),
                (front.blue(), back.blue()),
            )
        )
    )


def palette_of(look: Tokens) -> QPalette:
    """Qt's palette for a look, so that everything we do not paint ourselves fits it."""
    role = QPalette.ColorRole
    colours = {
        role.Window: look.bg,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.sunken,
        role.Text: look.text,
        role.PlaceholderText: look.text3,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.BrightText: look.bad,
        role.ToolTipBase: look.text,
        role.ToolTipText: look.surface,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Light: look.surface,
        role.Midlight: look.sunken,
        role.Mid: look.line,
        role.Dark: look.text3,
        role.Shadow: look.line,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.text3))
    return palette


class ThemeSwitch(QObject):
    """Dresses the application, and again whenever the person or the system asks for the other look."""

    changed = Signal()

    def __init__(self, app: QApplication, chosen: Theme = Theme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._chosen = chosen
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(chosen)

    @property
    def chosen(self) -> Theme:
        """What the person wants: light, dark or what the system does."""
        return self._chosen

    def choose(self, theme: Theme) -> None:
        """Wear this look from now on."""
        self._chosen = theme
        look = _Worn.look = self._look()
        palette = palette_of(look)
        self._app.setPalette(palette)
        self._app.setStyleSheet(sheet({f.name: getattr(look, f.name) for f in fields(look)}))
        for widget in self._app.allWidgets():
            widget.update()
        self.changed.emit()

    def _look(self) -> Tokens:
        if self._chosen is Theme.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._chosen is Theme.DARK else LIGHT

    @Slot()
    def _system_changed(self) -> None:
        if self._chosen is Theme.SYSTEM:
            self.choose(Theme.SYSTEM)
