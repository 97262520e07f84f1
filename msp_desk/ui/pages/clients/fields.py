"""The fields of the form of a client, and of our own firm."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.i18n.words import Words
from msp_desk.queries.clients import KnownWords, known_words
from msp_desk.ui.forms.chip_fields import Tags
from msp_desk.ui.forms.choice_fields import Choice, OneOf, Segments, enum_segments
from msp_desk.ui.forms.code_fields import Code, Countries, find_zones, language_field, zone_name
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Field, Section, Together
from msp_desk.ui.forms.file_fields import Picture
from msp_desk.ui.forms.finders import OurPeople
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.reach_fields import address_field, points_field
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.situation_field import Situations
from msp_desk.ui.forms.text_fields import Lines, Number, Text
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.checkins import CheckInDraft
from msp_desk.values.drafts import ClientDraft, SiteDraft
from msp_desk.values.enums import ClientStatus, Level, Side, Tier


@dataclass(frozen=True, slots=True)
class ClientFields:
    """What the fields are made from: the surroundings, the draft they begin with, the logo that is kept."""

    around: Surroundings
    draft: ClientDraft
    ours: OurPeople
    countries: Countries
    logo: bytes

    def sections(self) -> list[Section]:
        """All of the form."""
        t = self.around.words.t
        if self.draft.side is Side.OURS:
            return [
                Section("", [self._name(), *self._legal(), self._logo()]),
                Section(t("Where we are"), [self._country(), self._language(), self._zone()]),
                Section(t("How we are reached"), [self._points()]),
                Section(t("Sites"), [self._sites()]),
            ]
        return [
            Section("", [self._name(), *self._standing()]),
            Section(t("How to reach and treat them"), [*self._manner(), self._points(), self._channels()]),
            Section(t("Sites"), [self._country(), self._sites()]),
            Section(t("Check-ins here"), [self._check_ins()], folded=True),
            Section(t("More"), [*self._legal(), *self._rest()], folded=True),
        ]

    @property
    def _words(self) -> Words:
        return self.around.words

    def _name(self) -> Field:
        return Text("name", self._words.t("Name"), required=True)

    def _standing(self) -> list[Field | Together]:
        words, t = self._words, self._words.t
        known: KnownWords = self.around.desk.ask(known_words)
        ours = self.ours
        tiers = enum_segments(words, Tier)
        return [
            Segments("tier", t("Tier"), segments=tiers, hint=t("How much attention they are promised")),
            Choice("status", t("Status"), words_of=ClientStatus),
            Pick("owner_key", t("Account owner"), lookup=ours.lookup, name_of=ours.name_of),
            Pick("deputy_key", t("Deputy"), lookup=ours.lookup, name_of=ours.name_of),
            Text("sector", t("Sector"), suggestions=known.sectors),
            Together(
                t("Employees, since"),
                (
                    Number("size", t("Employees"), width=90, most=10_000_000, placeholder=t("how many")),
                    Day("since", t("Client since"), today=self.around.today()),
                ),
            ),
            Tags("tags", t("Tags"), known=known.tags, placeholder=t("a word, then Enter")),
            Text("warning", t("Warning"), placeholder=t("Shown wherever they come up: be very gentle")),
        ]  # fmt: skip

    def _manner(self) -> list[Field]:
        words = self._words
        return [address_field(words), language_field(words, "language", self.draft.language)]

    def _points(self) -> Field:
        return points_field(self._words)

    def _channels(self) -> Field:
        return Situations("channels", self._words.t("Channel by situation"), wide=True)

    def _country(self) -> Field:
        hint = self._words.t("Phone numbers without a prefix are read as numbers of this country")
        countries = self.countries
        return Code("country", self._words.t("Country"), lookup=countries.lookup, name_of=countries.name_of, hint=hint)  # fmt: skip

    def _language(self) -> Field:
        return language_field(self._words, "language", self.draft.language)

    def _zone(self) -> Field:
        return Code("time_zone", self._words.t("Time zone"), lookup=find_zones, name_of=zone_name)

    def _sites(self) -> Field:
        t, countries = self._words.t, self.countries
        first = (
            Text("name", t("Name of the site"), placeholder=t("site")),
            Text("street", t("Street"), placeholder=t("street")),
        )
        second = (
            Text("postcode", t("Postcode"), placeholder=t("postcode"), width=90),
            Text("city", t("City"), placeholder=t("city")),
            Code("country", t("Country"), lookup=countries.lookup, name_of=countries.name_of, placeholder=t("country"), width=120),
        )  # fmt: skip
        return Records("sites", "", wide=True, rows=(first, second), blank=SiteDraft, add=t("Site"))

    def _check_ins(self) -> Field:
        words, t = self._words, self._words.t
        levels: tuple[tuple[object, str], ...] = (
            (None, t("All levels")),
            *((level, words.term(level)) for level in Level),
        )
        row = (
            OneOf("level", t("Level"), options=levels, width=136),
            Number("ideal_days", t("Due after days"), least=1, most=3650, width=58, placeholder=t("due")),
            Number("max_days", t("Late after days"), least=1, most=3650, width=58, placeholder=t("late")),
            Day("paused_until", t("Paused until"), today=self.around.today()),
        )
        hint = t("Other days than the rule's: due after, late after; or a day before which nothing is due.")
        return Records("check_ins", "", wide=True, rows=(row,), blank=CheckInDraft, add=t("Other days or a pause"), hint=hint)  # fmt: skip

    def _legal(self) -> list[Field]:
        t = self._words.t
        return [Text("legal_name", t("Legal name")), Text("tax_id", t("Tax id"), width=180)]

    def _rest(self) -> list[Field]:
        return [self._zone(), Lines("notes", self._words.t("Notes"), rows=4), self._logo()]

    def _logo(self) -> Field:
        name = self.draft.name
        return Picture("logo", self._words.t("Logo"), ask=self.around.ask, who=name, kept=self.logo, square=True)  # fmt: skip
