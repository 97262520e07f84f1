"""What is done with a plan as a whole: begun, published, answered by the client, kept as a template, given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.plan_answers import take_answer
from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.plan_templates import save_template
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.commands.plans import drop_plan
from msp_desk.exchange.plan_answer_in import read_answer
from msp_desk.exchange.plan_templates_in import ReadyTemplate, ready_templates
from msp_desk.queries.plan_choices import PlannedClient, planned_clients
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_versions import version_by_sha256
from msp_desk.queries.plans import TemplateRow, template_content, templates_of
from msp_desk.reports.plan.hole_words import hole_told
from msp_desk.rules.plan_answers import PlanAnswerFile
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.plan.answer_sheet import AnswerSheet
from msp_desk.ui.cards.plan.seen import PlanSeen
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Language
from msp_desk.values.errors import Blocked, Refused, Told
from msp_desk.values.folding import fold
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent

_MOST_ERRORS = 6
#: More than this is no answer; what is read of it is refused.
_MOST_READ = 1_000_001


@dataclass(frozen=True, slots=True)
class _Offered:
    """What fits what is typed, of a few options."""

    options: Sequence[Option]

    def __call__(self, text: str) -> Sequence[Option]:
        begun = fold(text).split()
        return [o for o in self.options if all(w in fold(f"{o.text} {o.detail}") for w in begun)]


class PlanErrands(QObject):
    """Asks what has to be known, does it, and tells why where it cannot be done."""

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner, self._words = around, owner, around.words
        self._client: UUID | None = None
        self._name = ""
        self._seen: PlanSeen | None = None

    def be_about(self, client: UUID, name: str, seen: PlanSeen | None) -> None:
        """It is about this client from now on."""
        self._client, self._name, self._seen = client, name, seen

    @Slot()
    def from_template(self) -> None:
        """Let one of the templates be chosen."""
        t = self._words.t
        own = [
            Option(r, r.name, self._told(r.language, t("your own")))
            for r in self._around.desk.ask(templates_of)
        ]
        title = t("Start the service plan of %(client)s", client=self._name)
        text = t("Who appears in it and who stands on its ladders is taken from both org charts.")
        self._choose(title, text, [*own, *self._ready()])

    @Slot()
    def from_client(self) -> None:
        """Let another client be chosen, whose plan is copied."""
        t = self._words.t
        others = [c for c in self._around.desk.ask(planned_clients) if c.client_key != self._client]
        if not others:
            self._around.ask.tell(t("No other client has a service plan yet. Start from a template."))
            return
        text = t(
            "What is in scope, how things are asked for and what is promised is copied; people are this client's own."
        )
        self._choose(t("Whose plan is to be copied?"), text, [Option(c, c.name) for c in others])

    @Slot()
    def from_nothing(self) -> None:
        """Begin an empty one."""
        self._start(None)

    @Slot()
    def publish(self) -> None:
        """Freeze what the draft says as the next version; with errors, tell them instead."""
        seen, words = self._seen, self._words
        if seen is None or (seen.last is not None and not seen.changes):
            return
        errors = seen.errors()
        if errors:
            lead = words.n(
                "This has to be mended before the plan can be published:",
                "These %(n)d things have to be mended before the plan can be published:",
                len(errors),
            )
            told = [f"– {hole_told(hole, words)}" for hole in errors[:_MOST_ERRORS]]
            more = len(errors) - _MOST_ERRORS
            told += [words.n("and %(n)d more", "and %(n)d more", more)] if more > 0 else []
            self._around.ask.tell("\n".join([lead, *told]))
            return
        number = {"number": seen.plan.number + 1}
        note = self._around.ask.line(
            Phrase(
                "Publish version %(number)d? It can never be changed or taken back. What is new in it, in a sentence "
                "for the client:",
                number,
            )
        )
        if note is not None:
            content = self._around.desk.ask(plan_content, seen.plan.key, self._around.today(), words.zone)
            what = Phrase("Publish version %(number)d of the service plan", number)
            self._around.desk.attempt(what, publish_plan, seen.plan.key, content, note)

    @Slot()
    def take_answer(self) -> None:
        """Let the file that the client sent back be chosen, and show what it says before it is taken in."""
        title = Phrase("Import the client's answer")
        paths = self._around.ask.open_files(title, ("*.json",), several=False)
        if paths:
            self.show_answer(paths[0])

    def show_answer(self, path: Path) -> None:
        """Show what a file says; it is recorded only when the person says so."""
        try:
            answer = read_answer(path.name, _read(path))
            version = self._around.desk.ask(version_by_sha256, answer.sha256)
            if version is None:
                raise Refused("This answer belongs to no service plan that was published from this desk.")
        except Told as why:
            self._around.desk.refused.emit(why)
            return
        sheet = AnswerSheet(self._around, self._owner, answer, version.number)
        sheet.taken.connect(self._record)
        sheet.open_sheet()

    @Slot()
    def keep_template(self) -> None:
        """Keep the draft, without its people, for plans to come."""
        if self._seen is None:
            return
        name = self._around.ask.line(Phrase("What is the template called?"), self._name)
        if name is not None:
            what = Phrase("Save the template %(name)s", {"name": name})
            self._around.desk.attempt(what, save_template, name, self._seen.content)

    @Slot()
    def give_up(self) -> None:
        """Delete a draft that was never published."""
        if self._seen is not None:
            what = Phrase("Delete the draft of a service plan")
            self._around.desk.attempt(what, drop_plan, self._seen.plan.key)

    def _ready(self) -> list[Option]:
        """The templates that come along, those in our own language first."""
        mine = self._words.language
        languages = sorted(Language, key=lambda each: each is not mine)
        found = [r for la in languages for r in ready_templates(self._around.resources, la)]
        return [Option(r, self._words.say(r.title), self._told(r.language, "")) for r in found]

    def _told(self, language: Language, more: str) -> str:
        return " · ".join(t for t in (more, self._words.term(language)) if t)

    def _choose(self, title: str, text: str, options: Sequence[Option]) -> None:
        chooser = Chooser(self._owner, self._words, title, text, _Offered(options), square=True)
        chooser.picked.connect(self._begin_with)
        chooser.open_chooser()

    @Slot(object)
    def _begin_with(self, source: ReadyTemplate | TemplateRow | PlannedClient) -> None:
        try:
            self._start(self._content_of(source))
        except Told as why:
            self._around.desk.refused.emit(why)

    def _content_of(self, source: ReadyTemplate | TemplateRow | PlannedClient) -> PlanContent:
        if isinstance(source, ReadyTemplate):
            return source.content()
        if isinstance(source, TemplateRow):
            return self._around.desk.ask(template_content, source.key)
        return self._around.desk.ask(plan_content, source.plan_key, self._around.today(), self._words.zone)

    def _start(self, content: PlanContent | None) -> None:
        if self._client is not None:
            what = Phrase("Begin the service plan of %(client)s", {"client": self._name})
            self._around.desk.attempt(what, start_plan, self._client, content, self._words.language)

    @Slot(object)
    def _record(self, answer: PlanAnswerFile) -> None:
        what = Phrase("Record the client's answer")
        self._around.desk.attempt(what, take_answer, answer, self._words.say)


def _read(path: Path) -> bytes:
    """The file, no more of it than an answer may have. Errors: Blocked where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_READ)
    except OSError as error:
        raise Blocked("%(file)s could not be read.", file=path.name) from error
