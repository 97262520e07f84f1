"""How an org chart is put on paper."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.reports.kit.theme import ACCENT
from msp_desk.reports.orgchart.faces import ColourBy
from msp_desk.rules.chart_pages import Paging
from msp_desk.values.enums import Paper


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """`paging`: as fits, on one page, or cut over several; `ours`: our chart and the lines to it too; `calls`: the table."""

    paper: Paper = Paper.A4
    paging: Paging = Paging.AS_FITS
    colour_by: ColourBy = ColourBy.LEVEL
    ours: bool = True
    calls: bool = True
    accent: str = ACCENT
