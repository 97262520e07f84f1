"""Reads what is wanted and takes the pictures."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msp_desk.ui  # noqa: F401 - before anything of Qt
from msp_desk.app.main import make_application
from msp_desk.values.enums import Language, Theme
from tests.shots.screens import EMPTY_SCREENS, SCREENS, Screen
from tests.shots.studio import Camera, Studio, a_studio, move_in
from tests.shots.welcome import NAMES, take_welcome

_USUAL, _SMALL, _LARGE = (1280, 800), (1280, 720), (1600, 1000)
_LOOKS = (Theme.LIGHT, Theme.DARK)


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"), help="the folder for the pictures")
    parser.add_argument("--main", action="store_true", help="only the main screens, light, in English")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="only screens of these names")
    parser.add_argument(
        "--lang", nargs="+", choices=[la.value for la in Language], help="only these languages"
    )
    wish = parser.parse_args()
    wish.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="msp-desk-shots-") as home:
        move_in(Path(home))
        taken = _take(wish, Path(home))
    print(f"{taken} pictures in {wish.out}")
    return 0


def _take(wish: argparse.Namespace, home: Path) -> int:
    app = make_application()
    languages = [Language(la) for la in wish.lang or (["en"] if wish.main else ["en", "es"])]
    screens = [s for s in SCREENS if (s.main or not wish.main) and (not wish.only or s.name in wish.only)]
    empties = [s for s in EMPTY_SCREENS if not wish.main and (not wish.only or s.name in wish.only)]
    looks = _LOOKS[:1] if wish.main else _LOOKS
    taken = 0
    for language in languages:
        with a_studio(app, home, language) as studio:
            taken += _series(studio, wish.out, screens, looks, _USUAL)
            if not wish.main:
                for size in (_SMALL, _LARGE):
                    taken += _series(studio, wish.out, screens, looks[:1], size)
        welcomes = not wish.main and (not wish.only or set(NAMES) & set(wish.only))
        for look in _LOOKS if welcomes else ():
            taken += take_welcome(app, wish.out, home, language, look)
        if empties:
            with a_studio(app, home, language, empty=True) as studio:
                taken += _series(studio, wish.out, empties, looks, _USUAL)
    return taken


def _series(
    studio: Studio, folder: Path, screens: Sequence[Screen], looks: Sequence[Theme], size: tuple[int, int]
) -> int:
    """Every screen in every look, at one size of the window."""
    taken = 0
    tail = "" if size == _USUAL else f"-{size[0]}x{size[1]}"
    for look in looks:
        studio.wear(look)
        studio.window.resize(*size)
        camera = Camera(folder, f"{studio.language}-{look}{tail}")
        for screen in screens:
            studio.at_rest()
            screen.lead(studio)
            studio.settle()
            camera.take(screen.name, studio.window)
            if screen.leave is not None:
                screen.leave(studio)
            taken += 1
    return taken


if __name__ == "__main__":
    sys.exit(main())
