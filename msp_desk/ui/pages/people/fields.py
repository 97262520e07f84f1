"""The fields of the form of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.choice_fields import Check, Choice, OneOf
from msp_desk.ui.forms.code_fields import Code, find_zones, language_field, zone_name
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Field, Section, Together
from msp_desk.ui.forms.file_fields import Picture
from msp_desk.ui.forms.finders import Organisations, Seats
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.reach_fields import address_field, points_field
from msp_desk.ui.forms.seat_fields import seat_fields
from msp_desk.ui.forms.situation_field import Situations
from msp_desk.ui.forms.text_fields import Lines, Number, Text
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import PersonDraft
from msp_desk.values.enums import Channel, Influence, PersonStatus, Situation


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What the fields are made from; `usual` are the channels that the client prefers, `months` the names of the months."""

    around: Surroundings
    draft: PersonDraft
    organisations: Organisations
    seats: Seats
    usual: Mapping[Situation, Channel]
    photo: bytes

    def sections(self) -> list[Section]:
        """All of the form."""
        t = self.around.words.t
        ours = self.draft.client_key is not None and self.draft.client_key == self.organisations.firm
        manner = [] if ours else [Section(t("How to treat them"), [*self._manner(), *self._check_ins()])]
        return [
            Section("", self._who()),
            Section(t("How to reach them"), [points_field(self.around.words)]),
            *manner,
            Section(t("Right channel"), [Situations("channels", "", wide=True, default=self.usual)], folded=True),
            Section(t("More"), [*([] if manner else self._manner()), *self._rest()], folded=True),
        ]  # fmt: skip

    @property
    def _words(self) -> Words:
        return self.around.words

    def _who(self) -> list[Field | Together]:
        t, places = self._words.t, self.organisations
        name = Text("name", t("Name"), required=True)
        client = Pick("client_key", t("Client"), lookup=places.lookup, name_of=places.name_of, placeholder=t("none yet"))  # fmt: skip
        return [name, client, *seat_fields(self._words, self.seats)]

    def _manner(self) -> list[Field]:
        words, t = self._words, self._words.t
        return [
            address_field(words),
            language_field(words, "language", self.draft.language, hint=t("Empty: as their client")),
            Choice("influence", t("Influence"), words_of=Influence, optional=True, width=190),
            Check("is_key", "", text=t("Key person"), hint=t("Has a check-in clock of their own")),
            Lines(
                "warm_notes", t("Warm notes"), rows=3, placeholder=t("What matters to them, one note a line")
            ),
            Text("warning", t("Warning"), placeholder=t("Shown before every call: be very gentle")),
        ]

    def _check_ins(self) -> list[Field | Together]:
        t = self._words.t
        days = (
            Number("ideal_days", t("Due after days"), least=1, most=3650, width=90, placeholder=t("due")),
            Number("max_days", t("Late after days"), least=1, most=3650, width=90, placeholder=t("late")),
        )
        return [
            Together(t("Check-in after days"), days, hint=t("Other days than the rule's. Empty: as for everybody of their level")),
            Day("paused_until", t("Paused until"), today=self.around.today(), hint=t("No check-in is due before that day")),
        ]  # fmt: skip

    def _rest(self) -> list[Field | Together]:
        t, today = self._words.t, self.around.today()
        return [
            self._birthday(),
            Choice("status", t("Status"), words_of=PersonStatus, width=190),
            Day("status_since", t("Since"), today=today),
            Day("status_until", t("Until"), today=today),
            Together(t("Parts of name"), (Text("given", t("Given name"), placeholder=t("given")), Text("family", t("Family name"), placeholder=t("family")))),
            Together("", (Text("prefix", t("Title before the name"), placeholder=t("Dr"), width=70), Text("additional", t("Middle name"), placeholder=t("middle")), Text("suffix", t("After the name"), placeholder=t("Jr"), width=70))),
            Text("nickname", t("Called"), placeholder=t("what colleagues call them")),
            Code("time_zone", t("Time zone"), lookup=find_zones, name_of=zone_name, hint=t("Empty: as their client")),
            Lines("notes", t("Notes"), rows=4),
            Picture("photo", t("Photo"), ask=self.around.ask, who=self.draft.name, kept=self.photo),
        ]  # fmt: skip

    def _birthday(self) -> Together:
        t = self._words.t
        months = (
            t("January"), t("February"), t("March"), t("April"), t("May"), t("June"), t("July"), t("August"),
            t("September"), t("October"), t("November"), t("December"),
        )  # fmt: skip
        options: tuple[tuple[object, str], ...] = ((None, "–"), *enumerate(months, 1))
        fields = (
            Number("birth_day", t("Day of birth"), least=1, most=31, width=52, placeholder=t("day")),
            OneOf("birth_month", t("Month of birth"), options=options, width=130),
            Number("birth_year", t("Year of birth"), least=1850, most=2200, width=80, placeholder=t("year")),
        )
        return Together(t("Birthday"), fields, hint=t("The year may stay empty"))
