"""The words of a plan's page and of the index, for their templates."""

from __future__ import annotations

from collections.abc import Mapping

from msp_desk.i18n.words import Words
from msp_desk.values.plan_content import PlanDocument


def page_words(words: Words, document: PlanDocument) -> Mapping[str, str]:
    """The words of a plan's page by what they are for."""
    return {**_cover(words, document), **_tables(words, document), **_answer(words, document)}


def _cover(words: Words, document: PlanDocument) -> Mapping[str, str]:
    t, content = words.t, document.content
    return {
        "plan": t("Service plan"),
        "title": t("Service plan for %(client)s", client=content.client.name),
        "between": t("Between %(firm)s and %(client)s", firm=content.firm.name, client=content.client.name),
        "version": t("Version %(number)d", number=document.number),
        "draft": t("Draft, not published"),
        "date": t("Date"),
        "author": t("Published by"),
        "note": t("What changed"),
        "review": t("Reviewed next"),
        "provider": t("Provider"),
        "client": t("Client"),
        "tax_id": t("Tax number"),
        "contents": t("Contents"),
        "skip": t("Skip to the plan"),
        "fingerprint": t("Fingerprint of this version (SHA-256)"),
        "logo": t("Logo"),
        "signatures": t("Signatures"),
        "sign_name": t("Name and position"),
        "sign": t("Signature and date"),
    }


def _tables(words: Words, document: PlanDocument) -> Mapping[str, str]:
    t, content = words.t, document.content
    return {
        "nothing": t("Nothing is written here yet."),
        "included": t("What is included"),
        "excluded": t("What is not included"),
        "item": t("Item"),
        "quantity": t("Quantity"),
        "sites": t("Sites"),
        "hours": t("Service hours"),
        "limits": t("Limits"),
        "all_services": t("In general"),
        "charts": t("Org charts"),
        "who": t("Whom to contact for what"),
        "for_what": t("For what"),
        "person": t("Person"),
        "reached": t("How to reach them"),
        "when": t("When"),
        "ties": t("Who speaks to whom"),
        "topic": t("Topic"),
        "everything": t("Everything"),
        "firm": content.firm.name,
        "their": content.client.name,
        "channel": t("Channel"),
        "steps": t("Steps"),
        "takes": t("Takes"),
        "commitment": t("Commitment"),
        "target": t("Target"),
        "measured": t("Measured"),
        "missed": t("If it is missed"),
        "no_impact": t("No consequence is agreed."),
        "excludes": t("Does not count:"),
        "step": t("Step"),
        "after": t("When"),
        "nobody": t("Nobody"),
    }


def _answer(words: Words, document: PlanDocument) -> Mapping[str, str]:
    t, firm = words.t, document.content.firm.name
    return {
        "comment": t("Your comment on this section"),
        "comment_hint": t("What should be different? What is missing?"),
        "your_answer": t("Your answer"),
        "answer_lead": t(
            "Comment on any section above, or accept the plan as it is. What you write is kept in this browser only; "
            "nothing is sent. Save your answer as a file and send that to %(firm)s.",
            firm=firm,
        ),
        "comment_plan": t("Your comment on the plan as a whole"),
        "accept": t("I accept this version"),
        "accept_hint": t("Version %(number)d, as it stands on this page.", number=document.number),
        "your_name": t("Name"),
        "your_title": t("Position"),
        "save": t("Save my answer"),
        "forget": t("Delete what I wrote"),
        "no_script": t(
            "To comment on this plan or accept it here, open it in a browser that may run the page's own script. "
            "You can also print it and sign it."
        ),
        "kept": t("What you wrote is kept in this browser."),
        "not_kept": t(
            "This browser does not keep what you write. Save your answer before you close the page."
        ),
        "need_name": t("Please write your name."),
        "need_title": t("Please write your position."),
        "need_something": t("Accept the plan or write a comment first."),
        "saved": t("Saved as %(file)s. Now send that file to %(firm)s.", file="{file}", firm=firm),
        "forget_sure": t("Delete all that you wrote on this page?"),
        "forgotten": t("What you wrote is deleted."),
    }


def index_words(words: Words) -> Mapping[str, str]:
    """The words of the index."""
    t = words.t
    return {
        "plan": t("Service plan"),
        "versions": t("All versions"),
        "current": t("In force"),
        "note": t("What changed"),
        "none": t("No version is published yet."),
    }
