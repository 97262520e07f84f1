"""The templates of service plans that come with the program, in each of its languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from msp_desk.rules.plan_canon import read_template
from msp_desk.values.enums import Language
from msp_desk.values.phrases import N_, Phrase
from msp_desk.values.plan_content import PlanContent

#: What there is, in the order in which it is offered: the name of the file, and what people call it.
TITLES = {
    "small-office": N_("Small office support"),
    "managed-infrastructure": N_("Managed infrastructure"),
    "telecoms": N_("Telecoms"),
}


@dataclass(frozen=True, slots=True)
class ReadyTemplate:
    """A template that comes with the program. `name` is how scripts ask for it."""

    name: str
    title: Phrase
    language: Language
    file: Path

    def content(self) -> PlanContent:
        """The plan that it holds, for a client yet unknown."""
        return read_template(self.file.read_bytes())


def ready_templates(folder: Path, language: Language) -> tuple[ReadyTemplate, ...]:
    """The templates in that language; `folder` is where the program's resources are. They are read when asked for."""
    return tuple(
        ReadyTemplate(name, Phrase(title), language, folder / "templates" / language.value / f"{name}.json")
        for name, title in TITLES.items()
    )
