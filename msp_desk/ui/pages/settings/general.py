"""The settings of this window and of the desk: language and look, our papers, our work."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.desk import set_up
from msp_desk.queries.clients import client_draft
from msp_desk.queries.desk import DeskCard, desk_card
from msp_desk.queries.files import stored_file
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import Segments, enum_segments
from msp_desk.ui.forms.code_fields import Code, Countries
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.file_fields import NO_PICTURE, Picture
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.form_rows import LABELS
from msp_desk.ui.forms.money_fields import Money, MoneyEditor
from msp_desk.ui.forms.text_fields import Number, Text
from msp_desk.ui.pages.settings.fields import Colour, TimeOfDay, WeekDays
from msp_desk.ui.pages.settings.keeping import Keeping
from msp_desk.ui.pages.settings.region_field import Region, RegionEditor
from msp_desk.ui.pages.settings.saving import SaveRow, at_left, bare
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import ClientDraft, FileDraft
from msp_desk.values.enums import REPORT_PAPERS, Language, Paper, Theme
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase
from msp_desk.values.settings import MOST_COST, Plain, Settings, plain_setting

#: Each in its own language: whoever needs to change it cannot read the other.
_LANGUAGES = ((Language.ENGLISH, "English"), (Language.SPANISH, "Español"))

_CURRENCY = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class OurWays:
    """What is edited together: how our papers look, when we work, where we are, what an hour of us costs."""

    report_colour: str
    paper: Paper
    country: str
    work_days: frozenset[int]
    work_starts: time | None
    work_ends: time | None
    horizon_days: int
    region: str
    calls_a_day: int
    currency: str
    hour_cost: int | None
    logo: FileDraft | None = None


class GeneralPane(QWidget):
    """Language and look hold at once; the rest when it is saved."""

    def __init__(self, around: Surroundings, keeping: Keeping) -> None:
        super().__init__()
        self._around, self._words, self._keeping = around, around.words, keeping
        t = self._words.t
        languages = [Segment(language, name) for language, name in _LANGUAGES]
        self.language = SegmentedChoice(t("Language"), languages, keeping.language())
        self.theme = SegmentedChoice(t("Look"), enum_segments(self._words, Theme), around.theme.chosen)
        window = Card(
            Label(t("This window"), Voice.HEADING),
            _line(t("Language"), self.language),
            _line(t("Look"), self.theme),
            gap=12,
            margins=(20, 16, 20, 18),
        )
        self._body = column(window, gap=14, margins=(0, 0, 0, 20))
        inside = QWidget()
        inside.setLayout(self._body)
        self.setLayout(column(ScrollArea(at_left(inside))))
        self.form: Form[OurWays] | None = None
        self._country: str | None = None
        self.language.picked.connect(keeping.speak)
        self.theme.picked.connect(keeping.choose)
        self._card = around.desk.ask(desk_card, around.today())
        if self._card is not None:
            self._build(self._card)
        self._body.addStretch(1)

    def _build(self, card: DeskCard) -> None:
        draft = _draft(card.settings, card.country)
        form = self.form = Form(self._words, self._sections(card), draft, check=problems)
        bare(form)
        self._save = SaveRow(self._words, form)
        title = Label(self._words.t("Our papers and our work"), Voice.HEADING)
        self._body.addWidget(Card(title, form, self._save, gap=14, margins=(20, 16, 20, 18)))
        form.save_asked.connect(self._keep)
        form.draft_changed.connect(self._follow)
        self._around.desk.changed.connect(self._heed)
        self._follow()

    def _sections(self, card: DeskCard) -> list[Section]:
        t = self._words.t
        countries = Countries(self._words)
        logo = self._around.desk.ask(stored_file, card.logo_key) if card.logo_key is not None else None
        kept = logo.content if logo is not None else b""
        papers = [
            Picture("logo", t("Our logo"), ask=self._around.ask, who=card.firm, kept=kept, square=True),
            Colour("report_colour", t("Colour of reports")),
            Segments("paper", t("Paper"), segments=enum_segments(self._words, REPORT_PAPERS)),
        ]
        work = [
            Code(
                "country", t("Country"), lookup=countries.lookup, name_of=countries.name_of, width=260,
                hint=t("Numbers without a country code are read as of here, and of a client's own country."),
            ),
            Region(
                "region", t("Region"), width=260, placeholder=t("Whole country"),
                hint=t("Its public holidays count beside those of the country."),
            ),
            WeekDays("work_days", t("Working days")),
            TimeOfDay("work_starts", t("Work starts"), required=True),
            TimeOfDay("work_ends", t("Work ends"), required=True),
            Number(
                "horizon_days", t("Today looks ahead"), least=1, most=366, width=90, required=True,
                hint=t("So many days."),
            ),
            Number(
                "calls_a_day", t("Calls a day"), least=1, most=200, width=90, required=True,
                hint=t("At most so many check-ins does the agenda put on a day."),
            ),
        ]  # fmt: skip
        money = [
            Text("currency", t("Currency"), width=90, required=True, hint=t("Three letters, as EUR or USD.")),
            Money(
                "hour_cost", t("An hour costs us"), width=130,
                hint=t("What we pay for an hour of our work, wages and all. Margins are counted with it."),
            ),
        ]  # fmt: skip
        return [Section("", papers), Section(t("Work"), work), Section(t("Money"), money)]

    @Slot()
    def _follow(self) -> None:
        """The regions are those of the country; an amount has the decimals of its currency."""
        if self.form is None:
            return
        draft, cost = self.form.draft(), self.form.editor("hour_cost")
        if isinstance(cost, MoneyEditor) and _is_currency(draft.currency):
            cost.count_in(draft.currency.strip().upper())
        if draft.country != self._country:
            self._country = draft.country
            asking = partial(_regions, self._around.regions_of, draft.country)
            self._around.runner.run(asking, self._offer, self._fail)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._around.tell_failure(error)

    @Slot(object)
    def _offer(self, found: tuple[str, Mapping[str, str]]) -> None:
        """Which regions the country has; one of another country is taken out."""
        country, names = found
        region = self.form.editor("region") if self.form is not None else None
        if self.form is None or not isinstance(region, RegionEditor) or country != self._country:
            return
        region.offer(names)
        self.form.show_field("region", bool(names))
        if country != self.form.loaded.country and self.form.draft().region not in names:
            self.form.change("region", "")

    @Slot(object)
    def _keep(self, draft: OurWays) -> None:
        if self._card is None or self.form is None:
            return
        draft = replace(draft, currency=draft.currency.strip().upper())
        desk = self._around.desk
        firm = desk.ask(client_draft, self._card.firm_key)
        before = self.form.loaded
        changed = firm_after(firm, before, draft) if firm is not None else None
        try:
            desk.do(
                Phrase("Change the settings"),
                set_up,
                changed_settings(before, draft),
                changed,
                firm,
            )
        except Told as why:
            self.form.complain(self._words.say(why.phrase))
            return
        self.form.set_draft(draft, loaded=True)
        self._save.saved()

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        """What was set elsewhere, or undone, is shown; what is being typed stays."""
        if self.form is None or self.form.is_dirty() or not changes.touch("setting", "client"):
            return
        card = self._around.desk.ask(desk_card, self._around.today())
        if card is not None:
            kept = replace(_draft(card.settings, card.country), logo=self.form.loaded.logo)
            self.form.set_draft(kept, loaded=True)


def _line(name: str, choice: QWidget) -> QWidget:
    label = Label(name, Voice.SECOND)
    label.setFixedWidth(LABELS)
    widget = QWidget()
    widget.setLayout(row(label, choice, None, gap=12))
    return widget


def _draft(settings: Settings, country: str) -> OurWays:
    return OurWays(
        settings.report_colour,
        settings.paper,
        country,
        settings.work_days,
        settings.work_starts,
        settings.work_ends,
        settings.horizon_days,
        settings.region,
        settings.calls_a_day,
        settings.currency,
        settings.hour_cost,
    )


def changed_settings(before: OurWays, after: OurWays) -> dict[str, Plain]:
    """The desk's settings that differ, as they are stored."""
    names = (
        *("report_colour", "paper", "work_days", "work_starts", "work_ends", "horizon_days"),
        *("region", "calls_a_day", "currency", "hour_cost"),
    )
    return {
        name: plain_setting(name, getattr(after, name))
        for name in names
        if getattr(after, name) != getattr(before, name)
    }


def firm_after(firm: ClientDraft, before: OurWays, wanted: OurWays) -> ClientDraft | None:
    """Our firm's own record with what is changed here; None where that is nothing."""
    changed = replace(firm, country=wanted.country)
    if wanted.logo == NO_PICTURE:
        changed = replace(changed, logo=None, logo_key=None)
    elif wanted.logo != before.logo:
        changed = replace(changed, logo=wanted.logo)
    return changed if changed != firm else None


def problems(wanted: OurWays) -> dict[str, Phrase]:
    """What cannot be kept as it is."""
    if not wanted.work_days:
        return {"work_days": Phrase("At least one day of the week.")}
    if (
        wanted.work_starts is not None
        and wanted.work_ends is not None
        and wanted.work_ends <= wanted.work_starts
    ):
        return {"work_ends": Phrase("Work ends after it starts.")}
    if not _is_currency(wanted.currency):
        return {"currency": Phrase("A currency is three letters, as EUR.")}
    if wanted.hour_cost is not None and not 0 <= wanted.hour_cost <= MOST_COST:
        return {"hour_cost": Phrase("An hour costs less than that.")}
    return {}


def _is_currency(text: str) -> bool:
    return _CURRENCY.fullmatch(text.strip()) is not None


def _regions(
    regions_of: Callable[[str], Mapping[str, str]], country: str, _: Progress
) -> tuple[str, Mapping[str, str]]:
    return country, regions_of(country)
