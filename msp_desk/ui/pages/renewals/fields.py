"""The fields of a contract's conditions, in its own form and where new ones are agreed; what follows from one another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot

from msp_desk.i18n.words import Words
from msp_desk.reports.contract_words import MEANING
from msp_desk.ui.forms.amount_fields import FromZero
from msp_desk.ui.forms.choice_fields import Choice, OneOf
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Field, Section, Together
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.money_fields import Hours, Money, MoneyEditor
from msp_desk.ui.forms.text_fields import Number, Text
from msp_desk.ui.pages.renewals.entries import end_after, months_between
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import NoticeUnit, NoticeWay, Per, Renewal

_SHORT, _DAY, _AMOUNT, _CODE = 64, 168, 116, 64
_MOST_MONTHS = 240
#: Which field a refusal of the conditions belongs to.
FIELD_OF = {
    "Say on which day the contract starts.": "starts_on",
    "Say on which day its first term ends.": "first_end_on",
    "Its first term cannot end before it starts.": "first_end_on",
    "Give a year from %(first)d to %(last)d.": "starts_on",
    "Say for how many months it renews each time, from 1 to %(most)d.": "further_months",
    "Give a notice period from 0 to %(most)d.": "notice_amount",
    "The conversation can begin up to %(most)d days before the last day for notice.": "lead_days",
    "The value of a contract cannot be below zero.": "value",
    "Say in which currency its value is, as three letters: EUR.": "currency",
    "The hours included cannot be below zero.": "minutes_included",
    "The new conditions must begin after those of before.": "starts_on",
    "The new conditions must last longer than %(day)s, the end decided about.": "first_end_on",
}


def term_fields(around: Surroundings) -> list[Field | Together]:
    """From when, for how long, and what happens then."""
    t, today = around.words.t, around.today()
    kinds = [(kind, t(MEANING[kind])) for kind in Renewal]
    months = Number("term_months", t("Months"), least=1, most=_MOST_MONTHS, placeholder="12", width=_SHORT)
    last = Day("first_end_on", t("Last day of the first term"), today=today, width=_DAY)
    return [
        Day("starts_on", t("Starts on"), today=today, required=True, width=_DAY),
        Together(t("First term"), [months, last], hint=t("Months, or the last day: one fills in the other")),
        OneOf("renewal", t("At the end"), options=kinds),
        Number("further_months", t("Further term"), least=1, most=_MOST_MONTHS, width=_SHORT, hint=t("Months that each further term lasts")),
    ]  # fmt: skip


def notice_fields(words: Words) -> list[Field | Together]:
    """How long before, how and to whom; when the conversation begins."""
    t = words.t
    amount = FromZero("notice_amount", t("Notice period"), most=1_096, width=_SHORT)
    return [
        Together(t("Notice"), [amount, Choice("notice_unit", t("Counted in"), words_of=NoticeUnit)], hint=t("How long before the end; 0 where none was agreed")),
        Choice("notice_way", t("How"), words_of=NoticeWay, optional=True, none=t("not said")),
        Text("notice_to", t("To whom"), placeholder=t("name, address or email, as the contract says")),
        FromZero("lead_days", t("Start talking"), most=730, width=_SHORT, hint=t("Days before the last day for notice")),
    ]  # fmt: skip


def worth_fields(words: Words) -> list[Field | Together]:
    """What it is worth and what is included."""
    t = words.t
    value = Money("value", t("Amount"), placeholder=t("1250.00"), width=_AMOUNT)
    currency = Text("currency", t("Currency"), placeholder="EUR", width=_CODE)
    hours = Hours("minutes_included", t("How many hours"), placeholder="10", width=_SHORT)
    return [
        Together(t("Value"), [value, currency, Choice("value_per", t("Value per"), words_of=Per)]),
        Together(t("Hours included"), [hours, Choice("minutes_per", t("Hours per"), words_of=Per)], hint=t("What goes beyond them lowers the margin")),
        Text("indexation", t("Indexation"), placeholder=t("with the consumer price index, each January")),
    ]  # fmt: skip


def conditions(around: Surroundings) -> list[Section]:
    """All of them, under their titles."""
    t = around.words.t
    return [
        Section(t("Term and renewal"), term_fields(around)),
        Section(t("Notice"), notice_fields(around.words)),
        Section(t("Value and hours"), worth_fields(around.words)),
    ]


class TermsFollow(QObject):
    """Keeps the fields of a form in step: months and last day of the first term, decimals and currency, what is asked."""

    def __init__(self, form: Form[Any]) -> None:
        super().__init__(form)
        self._form = form
        self._before: Any = form.draft()
        self._amount()
        self._further()
        form.draft_changed.connect(self._follow)

    @Slot(object)
    def _follow(self, draft: Any) -> None:
        before, self._before = self._before, draft
        if draft.currency != before.currency:
            self._amount()
        if draft.renewal is not before.renewal:
            self._further()
        if (draft.term_months != before.term_months and draft.term_months) or (
            draft.starts_on != before.starts_on and draft.term_months
        ):
            self._fill("first_end_on", end_after(draft.starts_on, draft.term_months))
        elif (draft.first_end_on, draft.starts_on) != (before.first_end_on, before.starts_on):
            self._fill("term_months", months_between(draft.starts_on, draft.first_end_on))

    def _fill(self, name: str, value: object) -> None:
        draft = self._form.draft()
        if getattr(draft, name) != value and (value is not None or name == "term_months"):
            self._form.change(name, value)

    def _amount(self) -> None:
        editor, currency = self._form.editor("value"), self._form.draft().currency.strip().upper()
        if isinstance(editor, MoneyEditor) and editor.count_in(currency if len(currency) == 3 else ""):
            editor.edited.emit()

    def _further(self) -> None:
        self._form.show_field("further_months", self._form.draft().renewal is Renewal.TACIT)
