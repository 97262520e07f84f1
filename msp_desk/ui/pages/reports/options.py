"""The forms in which a paper is wished for."""

from __future__ import annotations

from uuid import UUID

from msp_desk.queries.people import find_people
from msp_desk.reports.relationship.options import SECTION_TITLES
from msp_desk.ui.forms.choice_fields import Check, OneOf
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.finders import Clients, Everybody
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.pages.reports.ticks import Ticks
from msp_desk.ui.pages.reports.wishes import CardWish, Period, ReportWish, Tongue, problems_in
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import REPORT_PAPERS, Language

_MOST_OFFERED = 12


class People(Everybody):
    """The people of both sides to choose from."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, None)
        self._asked = around

    def name_of(self, key: object) -> str:
        """What somebody is called."""
        wanted = [key] if isinstance(key, UUID) else []
        found = self._asked.desk.ask(find_people, "", self._asked.today(), None, wanted, 1)
        return found[0].name if wanted and found else ""


def report_form(around: Surroundings, clients: Clients, wish: ReportWish) -> Form[ReportWish]:
    """What a relationship report is to tell, and how."""
    t, today = around.words.t, around.today()
    periods = (
        (Period.THIS_YEAR, t("This year")),
        (Period.TWELVE_MONTHS, t("Last 12 months")),
        (Period.LAST_QUARTER, t("Last quarter")),
        (Period.CUSTOM, t("From … to …")),
    )
    told = {Tongue.CLIENTS: t("The client's own")}
    languages = tuple(
        (tongue, told.get(tongue) or around.words.term(Language(tongue.value))) for tongue in Tongue
    )
    parts = tuple((section, around.words.say(title)) for section, title in SECTION_TITLES.items())
    fields = [
        Pick(
            "client",
            t("Client"),
            lookup=clients.lookup,
            name_of=clients.name_of,
            placeholder=t("A few letters"),
            required=True,
        ),
        OneOf("period", t("Period"), options=periods),
        Day("since", t("From"), today=today),
        Day("until", around.words.p("period", "To"), today=today),
        OneOf("language", t("Language"), options=languages),
        OneOf("paper", t("Paper"), options=_papers(around)),
        Ticks("sections", t("Sections"), options=parts, wide=True),
        Check(
            "notes",
            "",
            text=t("Print the notes of contacts, too"),
            hint=t("They are often meant for nobody but you."),
            wide=True,
        ),
    ]
    return Form(around.words, [Section("", fields)], wish, check=problems_in)


def card_form(around: Surroundings, wish: CardWish) -> Form[CardWish]:
    """Whose card, and how."""
    t = around.words.t
    people = People(around)
    fields = [
        Pick(
            "person",
            t("Person"),
            lookup=people.lookup,
            name_of=people.name_of,
            placeholder=t("A few letters, or digits"),
            required=True,
        ),
        OneOf("language", t("Language"), options=_languages(around)),
        OneOf("paper", t("Paper"), options=_papers(around)),
    ]
    return Form(around.words, [Section("", fields)], wish)


def _languages(around: Surroundings) -> tuple[tuple[object, str], ...]:
    return tuple((language, around.words.term(language)) for language in Language)


def _papers(around: Surroundings) -> tuple[tuple[object, str], ...]:
    return tuple((paper, around.words.term(paper)) for paper in REPORT_PAPERS)
