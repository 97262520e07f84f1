"""The goals of speed, one table: what is measured, beside what, and how much it may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of the program, at most so many times a limit of the same run; without a limit, at most so much.

    `name` is that of the requirement («1b»); `app` and `limit` are names of figures; `figure` is which number of theirs.
    """

    name: str
    app: str
    most: float
    limit: str = ""
    figure: str = "med"
    sizes: tuple[str, ...] = ("M",)


@dataclass(frozen=True, slots=True)
class Growth:
    """How many times as much as on the small desk a thing may cost on the large one."""

    app: str
    most: float


GOALS = (
    Goal("1a", "search_service", 2, "fts_raw"),
    Goal("1b", "search_painted", 25, "fts_raw"),
    Goal("1b", "search_painted", 3, "delegate_list"),
    Goal("1b", "search_painted", 16.7, figure="p95"),
    Goal("1b", "search_painted", 33, figure="p95", sizes=("L",)),
    Goal("2a", "client_data", 2.5, "client_raw"),
    Goal("2b", "client_open_painted", 16, "client_raw"),
    Goal("2b", "client_open_painted", 2, "delegate_page"),
    Goal("2b", "client_open_painted", 33, figure="p95", sizes=("L",)),
    Goal("2c", "person_card_painted", 25, "fts_raw"),
    Goal("3", "due_painted", 20, "due_raw"),
    Goal("4a", "start_first_paint", 1.5, "empty_window"),
    Goal("4b", "start_usable", 3.5, "empty_window"),
    Goal("5a", "report_short", 2, "platypus_short"),
    Goal("5b", "report_long", 1.3, "platypus_long"),
    Goal("5b", "first_report", 1.2, "import_reportlab"),
    Goal("5c", "beat_report", 16.7),
    *(Goal("5c", f"beat_{d}", 50, sizes=("L",)) for d in ("search", "client", "today", "history", "save")),
    Goal("6", "save", 4, "insert_raw"),
    Goal("6", "save_commits", 1),
    Goal("7", "rss_mb", 3, "rss_empty_mb"),
    Goal("7", "rss_growth_percent", 3),
    Goal("8", "db_mb", 2.1, "raw_mb"),
    Goal("8", "db_mb", 1.9, "raw_mb", sizes=("L",)),
    Goal("9", "history_painted", 37.5, "fts_raw", sizes=("M", "L")),
    Goal("oc", "chart_pan", 16.7, figure="p95", sizes=("S",)),
    Goal("oc", "chart_zoom", 16.7, figure="p95", sizes=("S",)),
    Goal("oc", "chart_moved", 16.7, sizes=("S",)),
    Goal("oc", "chart_open", 150, sizes=("S",)),
    Goal("in", "import_companies", 500, sizes=("S",)),
    Goal("in", "import_people", 6000, sizes=("S",)),
    Goal("in", "beat_import_people", 50, sizes=("S",)),
    Goal("oc", "layout_2000", 50, sizes=("S",)),
    Goal("oc", "layout_growth", 13, sizes=("S",)),
    Goal("sp", "plan_pdf", 1500, sizes=("S",)),
    Goal("sp", "plan_html", 150, sizes=("S",)),
    Goal("sp", "plan_publish", 200, sizes=("S",)),
    Goal("sp", "plan_check", 50, sizes=("S",)),
    Goal("td", "today_cold", 300, sizes=("L",)),
    Goal("td", "today_changed", 50, sizes=("L",)),
    Goal("sql", "search_sql", 1),
    Goal("sql", "client_open_sql", 5),
    Goal("sql", "due_sql", 2),
)

GROWTH = (
    Growth("search_painted", 3),
    Growth("search_service", 10),
    Growth("client_open_painted", 1.3),
    Growth("due_painted", 2),
    Growth("start_usable", 1.15),
    Growth("report_long", 1.2),
    Growth("save", 1.5),
    Growth("rss_mb", 1.25),
)
