"""The fields of the form that logs a contact."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.chip_fields import PickMany
from msp_desk.ui.forms.choice_fields import Check, Choice, Segments
from msp_desk.ui.forms.date_fields import Day, Moment
from msp_desk.ui.forms.everybody import Everybody
from msp_desk.ui.forms.field import Field, Section
from msp_desk.ui.forms.file_fields import Files
from msp_desk.ui.forms.finders import Clients
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Lines, Number, Text
from msp_desk.ui.looks import CHANNEL_ICON, MOMENT_ICON, PERCEIVED_ICON, PERCEIVED_TONE
from msp_desk.ui.parts.choices import Segment
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values import enums
from msp_desk.values.drafts import InteractionDraft, OpportunityDraft, PromiseDraft

_MOST_OFFERED = 12
#: Longer texts, or longer lines, make an editor wait for seconds; such a note is kept as it is.
LONGEST_NOTE, LONGEST_LINE = 100_000, 20_000


def is_long(notes: str) -> bool:
    """Whether a note is more than the form should lay out."""
    return len(notes) > LONGEST_NOTE or any(len(line) > LONGEST_LINE for line in notes.split("\n"))


def sections(
    around: Surroundings, draft: InteractionDraft, everybody: Everybody, clients: Clients
) -> list[Section]:
    """What is asked: first what every contact has, folded away what few have."""
    words, t = around.words, around.words.t
    promises = Records(
        "promises",
        t("Promises"),
        rows=_promise_rows(words, around),
        blank=_blank_promise,
        add=t("Add a promise"),
        keys="Ctrl+P",
    )
    opportunities = Records(
        "opportunities",
        t("Opportunities"),
        rows=(
            (Text("what", t("What"), placeholder=t("What could be better")),),
            (Choice("moment", t("Moment"), words_of=enums.Moment),),
        ),
        blank=_blank_opportunity,
        add=t("Add an opportunity"),
    )
    return [
        Section("", [*_who_and_what(words, draft, everybody, clients), *_how(words), promises]),
        Section(t("More"), [*_seldom(around), opportunities, _files(around)], folded=not _has_more(draft)),
    ]


def _has_more(draft: InteractionDraft) -> bool:
    return bool(draft.attachments or draft.opportunities or draft.minutes or not draft.reached)


def _who_and_what(
    words: Words, draft: InteractionDraft, everybody: Everybody, clients: Clients
) -> list[Field]:
    t = words.t
    lookup, name_of = everybody.lookup, everybody.name_of
    notes = Lines(
        "notes", t("What was said"), rows=5, wide=True, placeholder=t("As you would tell a colleague")
    )
    return [
        PickMany(
            "people", t("With"), lookup=lookup, name_of=name_of, placeholder=t("A name, a number, a client")
        ),
        Pick("client_key", t("Client"), lookup=clients.lookup, name_of=clients.name_of),
        *([] if is_long(draft.notes) else [notes]),
    ]


def _how(words: Words) -> list[Field]:
    t = words.t
    told = (t("upset"), t("unhappy"), t("neither"), t("content"), t("delighted"))
    faces = tuple(
        Segment(
            n,
            f"{n} · {felt}",
            PERCEIVED_ICON[n],
            only_icon=True,
            tone=PERCEIVED_TONE[n],
            spoken=True,
            keys=f"Ctrl+{n}",
        )
        for n, felt in enumerate(told, 1)
    )
    channels = tuple(
        Segment(c, words.term(c), CHANNEL_ICON[c], only_icon=True, spoken=True) for c in enums.Channel
    )
    return [
        Segments("channel", t("Channel"), segments=channels),
        Segments(
            "initiative",
            t("Initiative"),
            segments=tuple(Segment(i, words.term(i)) for i in enums.Initiative),
        ),
        Segments(
            "moment",
            t("Moment"),
            segments=tuple(Segment(m, words.term(m), MOMENT_ICON[m]) for m in enums.Moment),
            optional=True,
        ),
        Segments("perceived", t("They felt"), segments=faces, optional=True),
        Text("subject", t("Subject"), placeholder=t("The first line, if left empty")),
    ]


def _seldom(around: Surroundings) -> list[Field]:
    t = around.words.t
    return [
        Moment("at", t("When"), today=around.today()),
        Number("minutes", t("Minutes"), least=0, most=1440, width=90),
        Check(
            "reached",
            t("Reached"),
            text=t("They answered"),
            hint=t("An attempt without an answer restarts no clock."),
        ),
    ]


def _files(around: Surroundings) -> Field:
    t = around.words.t
    return Files("attachments", t("Files"), ask=around.ask, add=t("Attach a file"))


def _promise_rows(words: Words, around: Surroundings) -> tuple[tuple[Field, ...], ...]:
    t = words.t
    return (
        (Text("what", t("What"), placeholder=t("What will be done")),),
        (
            Choice("promiser", t("Whose"), words_of=enums.Promiser),
            Day("due_on", t("By"), today=around.today()),
        ),
    )


def _blank_promise() -> PromiseDraft:
    return PromiseDraft("")


def _blank_opportunity() -> OpportunityDraft:
    return OpportunityDraft("")


def first_of_theirs(everybody: Everybody, people: Sequence[UUID]) -> UUID | None:
    """The first of the people who is not one of us."""
    return next((p for p in people if everybody.is_theirs(p)), None)
