"""The limit of reports: the same rows, set as plainly as Platypus can: a paragraph, a table, paragraphs."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from msp_desk.queries.relationship import RelationshipCard


def plain_report(card: RelationshipCard) -> bytes:
    """Name, people with title and number, every contact with its notes; no fonts, no colours, no charts."""
    style, out = getSampleStyleSheet()["BodyText"], BytesIO()
    people = [
        [
            Paragraph(escape(text), style)
            for text in (p.name, _first(p.seats, "title"), _first(p.points, "value"))
        ]
        for p in card.people
    ]
    story = [Paragraph(escape(card.client.name), style), Spacer(1, 10)]
    if people:
        story.append(Table(people, repeatRows=1))
    for entry in card.entries:
        story.append(Paragraph(escape(f"{entry.at:%Y-%m-%d} {entry.channel} {entry.subject}"), style))
        story.append(Paragraph(escape(entry.notes or "–"), style))
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def _first(rows: tuple[object, ...], name: str) -> str:
    return str(getattr(rows[0], name)) if rows else ""
