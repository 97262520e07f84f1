"""Draws the live chart in its states and both looks: `python -m tests.ui.chart.gallery FOLDER`, or opens it without."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

import msp_desk.ui  # noqa: F401 - before PySide6, see there
from msp_desk.reports.orgchart.faces import ColourBy
from msp_desk.rules.chart_layout import Shape
from msp_desk.ui import fonts, icons
from msp_desk.ui.chart.guide import Guide
from msp_desk.ui.chart.shown import Change, ChartShown
from msp_desk.ui.chart.view import OrgChartView
from msp_desk.ui.theme import STYLE, ThemeSwitch
from msp_desk.values.enums import Theme
from tests.ui.chart.sample_charts import (
    ROOT,
    a_large_chart,
    a_part,
    english,
    key_of,
    one_chart,
    ours,
    the_ties,
    two_charts,
)


def opened(shown: ChartShown, width: int = 764, height: int = 680) -> OrgChartView:
    """A view of it."""
    view = OrgChartView(english())
    view.resize(width, height)
    view.show_scene(shown)
    view.show()
    return view


def scenes() -> dict[str, OrgChartView]:
    """Every state by its name."""
    changes = {key_of("ana"): Change.CAME, key_of("felix"): Change.LEFT, key_of("luis"): Change.MOVED}
    made = {
        "empty": opened(ChartShown(())),
        "two": opened(two_charts(), 1180),
        "narrow": opened(two_charts()),
        "lit": opened(two_charts(), 1180),
        "chosen": opened(two_charts(), 1180),
        "one": opened(one_chart()),
        "contact": opened(one_chart(by=ColourBy.CONTACT)),
        "changes": opened(two_charts(changes=changes), 1180),
        "folded": opened(one_chart()),
        "across": opened(one_chart(shape=Shape.ACROSS), 900),
        "rows": opened(one_chart(a_large_chart(60), shape=Shape.DOWN), 1180),
        "large": opened(one_chart(a_large_chart(200)), 1180),
        "huge": opened(one_chart(a_large_chart(2000)), 1180),
        "names": opened(one_chart(a_large_chart(60)), 1180),
        "beside": opened(ChartShown((a_part(a_large_chart(40)), a_part(ours())), the_ties()), 1180),
        "dragged": opened(two_charts(), 1180),
        "refused": opened(two_charts(), 1180),
        "tying": opened(two_charts(), 1180),
        "mid": opened(one_chart(a_large_chart(200)), 1180),
    }
    made["lit"].state.hot = made["lit"].state.looked_at = key_of("sara")
    made["chosen"].activateWindow()
    made["chosen"].setFocus(Qt.FocusReason.TabFocusReason)
    made["chosen"].choose(key_of("ana"))
    made["folded"].set_folded(frozenset({key_of("ana"), key_of("sara")}))
    made["folded"].choose(key_of("ana"))
    made["mid"].camera.zoom_by(0.38 / made["mid"].camera.goal)
    made["names"].camera.zoom_by(0.6 / made["names"].camera.goal)
    _drag(made)
    return made


def _drag(made: dict[str, OrgChartView]) -> None:
    for name, onto, bad in (("dragged", "sara", False), ("refused", "oscar", True)):
        view = made[name]
        card = view.state.plan.cards[key_of(onto)]
        at = view.camera.to_view(card.x + card.width / 2 + 30, card.y + card.height / 2 + 16)
        branch = frozenset(view.state.plan.branch(key_of("ana")))
        why = "«Operations manager» would end up reporting to itself." if bad else ""
        view.guide = Guide(at, key_of("ana"), QPointF(40, 20), branch, card.key, bad, bubble=why)
    view = made["tying"]
    view.choose(key_of("oscar"))
    card = view.state.plan.cards[key_of("raquel")]
    view.guide = Guide(view.camera.to_view(*card.middle), target=card.key, tie_from=key_of("oscar"))


def main() -> None:
    """Save pictures, or open one."""
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    icons.install(ROOT / "resources")
    switch = ThemeSwitch(app, Theme.LIGHT)
    fonts.install(app, ROOT / "resources")
    if len(sys.argv) < 2:
        view = opened(two_charts(), 1180, 760)
        view.activateWindow()
        app.exec()
        return
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    only = set(sys.argv[2:])
    for theme in (Theme.LIGHT, Theme.DARK):
        switch.choose(theme)
        for name, view in scenes().items():
            if not only or name in only:
                app.processEvents()
                view.grab().save(str(folder / f"{name}-{theme.value}.png"))


if __name__ == "__main__":
    main()
