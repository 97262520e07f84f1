"""The fields of the form that logs a contact."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.clients import client_names
from msp_desk.queries.people import PersonPick, find_people
from msp_desk.ui.forms.choice_fields import Check, Choice, Segments
from msp_desk.ui.forms.date_fields import Day, Moment
from msp_desk.ui.forms.field import Field, Section
from msp_desk.ui.forms.file_fields import Files
from msp_desk.ui.forms.pick_fields import Option, Pick, PickMany
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Lines, Number, Text
from msp_desk.ui.looks import CHANNEL_ICON, MOMENT_ICON, PERCEIVED_ICON, PERCEIVED_TONE
from msp_desk.ui.parts.choices import Segment
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values import enums
from msp_desk.values.drafts import OpportunityDraft, PromiseDraft
from msp_desk.values.folding import fold_words
from msp_desk.values.hits import HitKind

#: Those that are logged nearly always have a button; the rest are behind the last one.
_CHANNELS = (
    enums.Channel.CALL, enums.Channel.EMAIL, enums.Channel.MEETING, enums.Channel.VISIT, enums.Channel.VIDEO,
    enums.Channel.MESSAGE, enums.Channel.PORTAL, enums.Channel.LETTER, enums.Channel.OTHER,
)  # fmt: skip
_MOST_OFFERED = 12


class Finders:
    """Looks people and clients up for the pickers; people of the client chosen come first."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._picks: dict[UUID, PersonPick] = {}
        self._clients = {c.key: c.name for c in around.desk.ask(client_names)}
        self.client: UUID | None = None

    def people(self, text: str) -> Sequence[Option]:
        """People of both sides whose name, client or title has what is typed."""
        hits = self._around.desk.find(text, _MOST_OFFERED * 2) if text.strip() else ()
        keys = [h.key for h in hits if h.kind is HitKind.PERSON]
        found = self._around.desk.ask(
            find_people, text, self._around.today(), self.client, keys, _MOST_OFFERED
        )
        self._picks.update({p.key: p for p in found})
        return [Option(p.key, p.name, " · ".join(filter(None, (p.title, p.client)))) for p in found]

    def person(self, key: object) -> str:
        """The name of somebody picked."""
        if not isinstance(key, UUID):
            return ""
        if key not in self._picks:
            known = self._around.desk.ask(find_people, "", self._around.today(), None, (key,), 1)
            self._picks.update({p.key: p for p in known})
        return self._picks[key].name if key in self._picks else "?"

    def client_of(self, key: UUID) -> UUID | None:
        """The client of somebody picked."""
        self.person(key)
        pick = self._picks.get(key)
        return pick.client_key if pick is not None and pick.side is enums.Side.THEIRS else None

    def clients(self, text: str) -> Sequence[Option]:
        """Clients whose name has what is typed."""
        words = fold_words(text)
        named = [c for c in self._around.desk.ask(client_names) if all(w in c.folded for w in words)]
        return [Option(c.key, c.name) for c in named[:_MOST_OFFERED]]

    def client_name(self, key: object) -> str:
        """The name of a client picked."""
        return self._clients.get(key, "") if isinstance(key, UUID) else ""


def sections(around: Surroundings, finders: Finders) -> list[Section]:
    """What is asked: first what every contact has, folded away what few have."""
    words = around.words
    t = words.t
    return [
        Section("", _first(words, finders)),
        Section(
            t("Promises and opportunities"),
            [
                Records(
                    "promises",
                    t("Promises"),
                    rows=_promise_rows(words, around),
                    blank=_blank_promise,
                    add=t("Add a promise"),
                ),
                Records(
                    "opportunities",
                    t("Opportunities"),
                    rows=(
                        (Text("what", t("What"), placeholder=t("What could be better")),),
                        (Choice("moment", t("Moment"), words_of=enums.Moment),),
                    ),
                    blank=_blank_opportunity,
                    add=t("Add an opportunity"),
                ),
            ],
        ),
        Section(
            t("More"),
            [
                Moment("at", t("When"), today=around.today()),
                Number("minutes", t("Minutes"), least=0, most=1440),
                Check(
                    "reached",
                    t("Reached"),
                    text=t("They answered; an attempt without answer restarts no clock"),
                ),
                Files("attachments", t("Files"), ask=around.ask, add=t("Attach a file")),
            ],
            folded=True,
        ),
    ]


def _first(words: Words, finders: Finders) -> list[Field]:
    t = words.t
    faces = tuple(
        Segment(n, str(n), PERCEIVED_ICON[n], only_icon=True, tone=PERCEIVED_TONE[n]) for n in range(1, 6)
    )
    channels = tuple(Segment(c, words.term(c), CHANNEL_ICON[c], only_icon=True) for c in _CHANNELS)
    moments = tuple(Segment(m, words.term(m), MOMENT_ICON[m]) for m in enums.Moment)
    initiatives = tuple(Segment(i, words.term(i)) for i in enums.Initiative)
    return [
        Lines("notes", t("What was said"), rows=5, wide=True),
        PickMany("people", t("With"), lookup=finders.people, name_of=finders.person),
        Pick("client_key", t("Client"), lookup=finders.clients, name_of=finders.client_name),
        Segments("channel", t("Channel"), segments=channels),
        Segments("initiative", t("Initiative"), segments=initiatives),
        Segments("moment", t("Moment"), segments=moments, optional=True),
        Segments(
            "perceived",
            t("They felt"),
            segments=faces,
            optional=True,
            hint=t("How they feel about us, as you perceived it"),
        ),
        Text("subject", t("Subject"), placeholder=t("The first line, if left empty")),
    ]


def _promise_rows(words: Words, around: Surroundings) -> tuple[tuple[Field, ...], ...]:
    t = words.t
    return (
        (Text("what", t("What"), placeholder=t("What will be done")),),
        (
            Choice("promiser", t("Whose"), words_of=enums.Promiser, width=168),
            Day("due_on", t("By"), today=around.today()),
        ),
    )


def _blank_promise() -> PromiseDraft:
    return PromiseDraft("")


def _blank_opportunity() -> OpportunityDraft:
    return OpportunityDraft("")
