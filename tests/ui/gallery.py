"""Shows every part of the window in both looks and saves pictures of them: `python tests/ui/gallery.py FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import fonts, icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.chip_fields import PickMany, Tags
from msp_desk.ui.forms.choice_fields import Check, Choice, Segments
from msp_desk.ui.forms.date_fields import Day, Moment
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.form_panel import FormPanel
from msp_desk.ui.forms.pick_fields import Option, Pick
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Lines, Number, Text
from msp_desk.ui.looks import LEVEL_TONE, PERCEIVED_ICON, PERCEIVED_TONE
from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.navigation import PageSpec
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.buttons import Button, Kind, icon_button, primary, quiet
from msp_desk.ui.parts.cards import Card, Divider, IconLabel, IconText, Notice, SectionTitle
from msp_desk.ui.parts.charts import Bar, SmallBarChart, Sparkline
from msp_desk.ui.parts.chips import Chip, LevelMark
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Flow, column, holder, row
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, ErrorState
from msp_desk.ui.parts.tabs import Tab, Tabs
from msp_desk.ui.tables.columns import Align, Cell, Column
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.ui.tables.table import Table
from msp_desk.ui.theme import STYLE, ThemeSwitch, Tone
from msp_desk.values.drafts import PointDraft
from msp_desk.values.enums import Channel, Initiative, Language, Level, PointKind, Theme, Tier
from msp_desk.values.folding import fold, initials

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
GROUPS = {
    "late": Group("Overdue", "2", Tone.BAD),
    "now": Group("Today", "4"),
    "week": Group("This week", "3"),
}
_LINES = (
    ("late", "Carmen Ortega", "Hotel Miramar", "Nobody has spoken to the finance director for 104 days; tier A executives: every 90", Level.EXECUTIVE, Tone.BAD, "14 days late", Tone.BAD),
    ("late", "Promise of ours", "Talleres Ibarra", "Quote for the second fibre line, promised by Luis on 9 November", None, Tone.BAD, "3 days late", Tone.BAD),
    ("now", "Contract renewal", "Hotel Miramar", "Last day to give notice is 31 January by registered letter; start the conversation now", Level.EXECUTIVE, Tone.WARN, "69 days left", Tone.WARN),
    ("now", "Jordi Puig", "Churrería Sol", "The card terminals were down for 40 minutes yesterday; the call the day after", Level.OPERATIONAL, Tone.ACCENT, "After incident", Tone.ACCENT),
    ("now", "Ana Núñez", "Aero Handling", "Commitments are met but her last three words were: slow, slow, tired", Level.MANAGEMENT, Tone.WARN, "Falling", Tone.WARN),
    ("now", "Raúl Vega", "Clínica Norte", "New in the post since 16 November; introduce Marta within 10 days", Level.TECHNICAL, Tone.ACCENT, "3 days left", Tone.TEXT2),
    ("week", "Service plan review", "Aero Handling", "Version 3 is a year old on Thursday; the night shift lead on its ladder has left", Level.MANAGEMENT, Tone.LINE, "Thu", Tone.TEXT2),
    ("week", "Elena Blanco", "Talleres Ibarra", "Second contact of the quarter with the workshop; ideal every 45 days, 41 gone", Level.OPERATIONAL, Tone.LINE, "Fri", Tone.TEXT2),
    ("week", "Tomás Blasco", "Clínica R&D <b>Norte</b>", "Birthday on Friday; prefers a call", Level.EXECUTIVE, Tone.LINE, "Fri", Tone.TEXT2),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A draft with a field of every kind."""

    name: str = "Carmen Ortega"
    tier: Tier = Tier.A
    channel: Channel | None = None
    initiative: Initiative = Initiative.PROACTIVE
    perceived: int | None = 4
    since: date | None = date(2026, 11, 9)
    at: datetime | None = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
    size: int | None = 214
    important: bool = True
    tags: tuple[str, ...] = ("airport", "night shift")
    owner: object = "Marta Ruiz"
    people: tuple[object, ...] = ("Ana Núñez", "Óscar Díaz")
    points: tuple[PointDraft, ...] = (
        PointDraft(PointKind.MOBILE, "+34 600 100 200", "work"),
        PointDraft(PointKind.EMAIL, "carmen.ortega@hotelmiramar.example"),
    )
    notes: str = "Cost of the booking outage in August.\nShe decides budgets in March."


PEOPLE = ("Marta Ruiz", "Luis Gil", "Ana Núñez", "Óscar Díaz", "Pilar Sanz", "Iker Kortazar")


def look_up(text: str) -> Sequence[Option]:
    """People whose name holds the letters."""
    return [Option(p, p, "Aero Handling") for p in PEOPLE if fold(text) in fold(p)]


def sample_form(words: Words) -> Form[Sample]:
    """A form with a field of every kind."""
    faces = tuple(
        Segment(n, str(n), PERCEIVED_ICON[n], only_icon=True, tone=PERCEIVED_TONE[n]) for n in range(1, 6)
    )
    point_row = (
        Choice("kind", words.t("Kind"), words_of=PointKind, width=110),
        Text("value", words.t("Number or address")),
        Text("label", words.t("Label"), width=84, placeholder="label"),
    )
    return Form(
        words,
        [
            Section(
                "",
                [
                    Text("name", "Name", required=True),
                    Choice("tier", "Tier", words_of=Tier, width=120),
                    Choice("channel", "Channel", words_of=Channel, optional=True),
                    Segments("initiative", "Initiative", segments=tuple(Segment(i, words.term(i)) for i in Initiative)),
                    Segments("perceived", "Perceived", segments=faces, optional=True),
                    Day("since", "Client since", today=TODAY, hint="When the first contract began"),
                    Moment("at", "When", today=TODAY),
                    Number("size", "People", width=90),
                    Check("important", "", text="Key interlocutor"),
                    Tags("tags", "Tags", known=("airport", "hotel")),
                ],
            ),
            Section(
                "People",
                [
                    Pick("owner", "Account owner", lookup=look_up, name_of=str),
                    PickMany("people", "With", lookup=look_up, name_of=str),
                    Records("points", "Contact points", wide=True, rows=(point_row,), blank=lambda: PointDraft(PointKind.PHONE, ""), add="Contact point"),
                    Lines("notes", "Notes", wide=True),
                ],
            ),
        ],
        Sample(),
    )  # fmt: skip


def today_list() -> RowList:
    """The list of the first screen."""
    made = RowList("Today")
    lines, groups = [], {}
    for key, (group, bold, quiet_part, second, level, bar, chip, tone) in enumerate(_LINES):
        avatar_tone = LEVEL_TONE[level] if level else Tone.ACCENT
        letters = initials(bold) if level else "—"
        groups[key] = GROUPS[group]
        lines.append(
            Line(key, bold, quiet_part, second, bar=bar, avatar=letters, avatar_tone=avatar_tone, chip=chip, chip_tone=tone)
        )  # fmt: skip
    made.show_lines(lines, lambda line: groups[line.key] if isinstance(line.key, int) else None)
    made.choose(0, quietly=True)
    return made


def today_page(words: Words) -> QWidget:
    """As look/today shows it."""
    head = row(Label("Today", Voice.TITLE), Label("Monday 23 November", Voice.TEXT2), None, gap=10)
    head.addWidget(Button("Mine", icon="user", small=True))
    head.addWidget(Button("Week", icon="calendar", small=True))
    face = row(Avatar("Carmen Ortega", Tone.EXE, 44), column(Label("Carmen Ortega", Voice.NAME), Label("Finance director · Hotel Miramar", Voice.TEXT2), LevelMark(words, Level.EXECUTIVE, "decides"), gap=1), gap=12)  # fmt: skip
    chips = Flow(Chip("Phone, 10:00 to 13:00 · now", Tone.GOOD, "phone"), Chip("usted"))
    actions = row(primary("Log it", keys="Return"), Button("Snooze"), Button("Hand over"), None, icon_button("ellipsis", "More", kind=Kind.PLAIN))  # fmt: skip
    card = Card(
        face, 2, chips, Label("+34 971 55 01 20 · +34 600 10 02 00 · cortega@hotelmiramar.example", Voice.SECOND, wrap=True), Divider(),
        SectionTitle("What to talk about"),
        IconText("handshake", Span("We promised ", Voice.SMALL_STRONG), Span("the cost of the booking outage in August. "), Span("Open for 60 days", tone=Tone.BAD)),
        IconText("heart-pulse", Span("Operation 4, Evolution 2 ", Voice.SMALL_STRONG), Span("in July: «I never see what you improve.»")),
        Divider(), SectionTitle("Last contacts"),
        IconLabel("users", "11 Aug · Meeting, Marta and Luis", aside="reactive"), IconLabel("phone", "2 Jun · Call, Marta", aside="proactive"), IconLabel("mail", "14 Apr · Report sent", aside="proactive"),
        None, actions, margins=16,
    )  # fmt: skip
    card.setFixedWidth(372)
    both = row(today_list(), card, gap=16)
    page = column(head, both, gap=6, margins=(20, 16, 20, 28))
    return holder(page)


def parts_page(words: Words) -> QWidget:
    """The small parts."""
    buttons = row(primary("Log a contact", icon="pen-line", keys="Ctrl+L"), Button("Snooze"), Button("Call R&D", icon="phone", small=True), quiet("Cancel"), Button("Delete", Kind.DANGER), icon_button("printer", "Print", kind=Kind.PLAIN), None)  # fmt: skip
    off = Button("Not now")
    off.setEnabled(False)
    buttons.insertWidget(2, off)
    chips = row(*(Chip(t.value, t) for t in (Tone.TEXT2, Tone.ACCENT, Tone.GOOD, Tone.WARN, Tone.BAD, Tone.EXE, Tone.TEC)), None)  # fmt: skip
    levels = row(*(LevelMark(words, level) for level in Level), None, gap=14)
    avatars = row(*(Avatar(n, t) for n, t in (("Pilar Sanz", Tone.EXE), ("Ana Núñez", Tone.MAN), ("Óscar Díaz", Tone.OPE), ("Iker K", Tone.TEC))), Avatar("Aero Handling", Tone.ACCENT, 44, square=True), None)  # fmt: skip
    voices = column(
        *(Label(f"{v.name.title()} voice: Check-in 0123456789 & <b>plain</b>", v) for v in Voice), gap=4
    )
    health = [Bar("Contact by level", 82, "82", Tone.GOOD), Bar("Perception", 48, "48", Tone.WARN), Bar("Single threads", 35, "35", Tone.BAD)]  # fmt: skip
    segments = row(SegmentedChoice("Period", [Segment(1, "Mine"), Segment(2, "Everybody"), Segment(3, "Week", "calendar")], 2), None)  # fmt: skip
    left = Card(SectionTitle("Parts", "12 months"), buttons, chips, levels, avatars, segments, SearchField("Filter", "Ctrl+F"), Notice("Be patient:", "blamed for the August outage in front of his team."), Notice("Open: check-in stopped at counters 3 to 5 since 06:12.", "4,100 € an hour", Tone.BAD, "siren"), None)  # fmt: skip
    right = Card(SectionTitle("Voices"), voices, Divider(), SectionTitle("Relationship health"), SmallBarChart(health, 100), Sparkline((3, 4, 3.5, 2, 1), Tone.BAD, name="Operation"), None)  # fmt: skip
    right.setFixedWidth(380)
    tabs = Tabs(
        [
            Tab("overview", "Overview", lambda: holder(row(left, right, gap=14))),
            Tab("people", "People", lambda: holder(column(Label("People")))),
            Tab("history", "History", lambda: holder(column(Label("History")))),
        ]
    )
    return holder(column(tabs, margins=20))


@dataclass(frozen=True, slots=True)
class Row:
    """A person in a table."""

    name: str
    client: str
    level: Level
    days: int


def table_page(words: Words) -> QWidget:
    """A table of people."""
    names = PEOPLE * 6
    rows = [Row(n, ("Aero Handling", "Hotel Miramar", "Clínica Norte")[i % 3], tuple(Level)[i % 4], (i * 37) % 120) for i, n in enumerate(names)]  # fmt: skip
    columns: list[Column[Row]] = [
        Column("Name", lambda r: r.name, width=220, grows=True, look=lambda r: Cell(Tone.TEXT, True, initials(r.name), LEVEL_TONE[r.level])),
        Column("Client", lambda r: r.client, width=180),
        Column("Level", lambda r: words.term(r.level), width=130, look=lambda r: Cell(LEVEL_TONE[r.level], chip=True)),
        Column("Last contact", lambda r: words.n("%(n)d day ago", "%(n)d days ago", r.days), lambda r: r.days, Align.RIGHT, 140),
    ]  # fmt: skip
    table: Table[Row] = Table(words, "People", columns)
    table.show_rows(rows)
    table.sort_by(3)
    table.choose(2)
    head = row(Label("People", Voice.TITLE), Label("36", Voice.TEXT2), None, SearchField("Filter people"), Button("New person", icon="plus"), gap=10)  # fmt: skip
    return holder(column(head, table, gap=10, margins=(20, 16, 20, 0)))


def states_page(words: Words) -> QWidget:
    """Empty and failed."""
    empty = EmptyState("No client yet", "Clients are the companies that you look after: who is who, what was said and promised, and who is due.", "building-2", action="Bring in contacts")  # fmt: skip
    failed = ErrorState(
        words, "The desk file is in use by another program. Close it and try again.", words.folder.exists
    )
    return holder(row(empty, failed))


def window(words: Words) -> MainWindow:
    """A window with the pages of the gallery."""
    pages = [
        PageSpec("today", "Today", "sun", lambda: today_page(words), "Alt+1"),
        PageSpec("clients", "Clients", "building-2", lambda: parts_page(words), "Alt+2"),
        PageSpec("people", "People", "users", lambda: table_page(words), "Alt+3"),
        PageSpec("history", "History", "history", lambda: states_page(words), "Alt+4"),
        PageSpec("reports", "Reports", "file-text", lambda: states_page(words), "Alt+5"),
        PageSpec("firm", "Our firm", "network", lambda: states_page(words), "Alt+6"),
        PageSpec("settings", "Settings", "settings", lambda: states_page(words), below=True),
    ]
    made = MainWindow(words, "Norte Sistemas", "Marta Ruiz", pages, "Encrypted · saved 09:12")
    made.side_bar.set_count("today", 6, late=True)
    made.side_bar.set_count("clients", 2)
    return made


def save_pictures(folder: Path, words: Words, switch: ThemeSwitch) -> None:
    """Every page in both looks."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (Theme.LIGHT, Theme.DARK):
        switch.choose(theme)
        made = window(words)
        made.show()
        for name in ("today", "clients", "people", "history"):
            made.go(name)
            made.grab().save(str(folder / f"{name}-{theme.value}.png"))
        form = sample_form(words)
        form.set_draft(Sample(name=""))
        form.save()
        made.open_panel("Edit person", FormPanel(words, form))
        made.tell("Call with Carmen Ortega logged", made.close_panel)
        made.grab().save(str(folder / f"form-{theme.value}.png"))
        for scroll in made.panel.findChildren(ScrollArea):
            scroll.verticalScrollBar().setValue(9999)
        made.grab().save(str(folder / f"form2-{theme.value}.png"))
        made.close_panel()
        made.show_shortcuts()
        made.grab().save(str(folder / f"shortcuts-{theme.value}.png"))
        made.close()


def main() -> None:
    """Draw the gallery, or open it where no folder is given."""
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    icons.install(ROOT / "resources")
    switch = ThemeSwitch(app)
    fonts.install(app, ROOT / "resources")
    words = Words(Language.ENGLISH, ROOT / "resources", "Europe/Madrid")
    if len(sys.argv) > 1:
        save_pictures(Path(sys.argv[1]), words, switch)
        QTimer.singleShot(0, app.quit)
    else:
        window(words).show()
    app.exec()


if __name__ == "__main__":
    main()
