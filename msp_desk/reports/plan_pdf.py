"""The service plan as a PDF: the annex that a client keeps, signs and finds whom to call in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.footer import footer
from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.kit.paper import About, Margin, pdf_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import SUNKEN, readable, sizes_of
from msp_desk.reports.plan.closing_pdf import closing
from msp_desk.reports.plan.commitments_pdf import commitments_section
from msp_desk.reports.plan.contents_pdf import contents
from msp_desk.reports.plan.cover_pdf import cover, version_told
from msp_desk.reports.plan.escalation_pdf import escalation_section
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.reports.plan.organisation_pdf import organisation_section
from msp_desk.reports.plan.paper_pdf import Numbered, PlanPaper
from msp_desk.reports.plan.procedures_pdf import procedures_section
from msp_desk.reports.plan.scope_pdf import scope_section
from msp_desk.rules.plan_reach import seats_by_key
from msp_desk.values.plan_content import PlanDocument

__all__ = ["PlanPaperOptions", "plan_pdf"]


def plan_pdf(document: PlanDocument, words: Words, options: PlanPaperOptions | None = None) -> bytes:
    """The plan in the language of `words`; the same bytes for the same document.

    The fonts are those of the words' resources folder. May run on any thread.
    """
    wanted = options or PlanPaperOptions()
    sizes = sizes_of(wanted.paper)
    layout = Layout(words, Setter(words.folder / "fonts"), sizes.text_width, readable(wanted.accent))
    paper = PlanPaper(layout, sizes.text_height, document, seats_by_key(document.content))
    written = list(_sections(paper, wanted))
    bands = [*cover(paper, wanted), *contents(paper, _entries(written)), *written]
    foot = footer(layout, sizes, _foot(paper, wanted))
    return pdf_of(bands, sizes, _about(paper, wanted), _draft(foot, words) if wanted.draft else foot)


def _sections(paper: PlanPaper, options: PlanPaperOptions) -> Iterator[Band]:
    """Everything that the contents name."""
    yield from scope_section(paper)
    yield from organisation_section(paper)
    yield from procedures_section(paper)
    yield from commitments_section(paper)
    yield from escalation_section(paper)
    yield from closing(paper, options)


def _entries(bands: Sequence[Band]) -> list[Numbered]:
    return [band.mark for band in bands if isinstance(band.mark, Numbered)]


def _about(paper: PlanPaper, options: PlanPaperOptions) -> About:
    words, document = paper.words, paper.document
    return About(
        title=words.t("%(client)s: service plan", client=document.content.client.name),
        author=document.content.firm.name,
        subject=words.t("Version %(version)s", version=version_told(paper, options)),
        language=words.language.value,
        made_on=document.published_on,
    )


def _foot(paper: PlanPaper, options: PlanPaperOptions) -> str:
    """What stands on each page beside its number: the version first, for names may be long."""
    words, document = paper.words, paper.document
    return " · ".join(
        (
            words.t("Version %(version)s", version=version_told(paper, options)),
            words.day(document.published_on),
            words.t("%(client)s: service plan", client=document.content.client.name),
        )
    )


def _draft(margin: Margin, words: Words) -> Margin:
    """A margin that also says across the page that this is not agreed yet."""
    told = words.p("paper", "DRAFT")

    def paint(sheet: Sheet, page: int, pages: int) -> None:
        sheet.across(told, SUNKEN)
        margin(sheet, page, pages)

    return paint
