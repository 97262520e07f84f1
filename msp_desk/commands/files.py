"""Files kept inside the desk: photos, logos, attachments."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from msp_desk.commands.records import line
from msp_desk.models.interactions import StoredFile
from msp_desk.values.drafts import FileDraft
from msp_desk.values.errors import Refused

MOST_BYTES = 100 * 1024 * 1024


def keep_file(session: Session, draft: FileDraft | None, known: UUID | None = None) -> UUID | None:
    """Keep a file and return its key; without a draft, the file that is known already."""
    if draft is None:
        return known
    if draft.key is not None:
        return draft.key
    if len(draft.content) > MOST_BYTES:
        raise Refused(
            "«%(name)s» is too large to keep in the desk: the most is 100 MB.", name=draft.name[:80]
        )
    kept = StoredFile(
        name=line(draft.name) or "file",
        media_type=draft.media_type,
        size=len(draft.content),
        content=draft.content,
    )
    session.add(kept)
    session.flush()
    return kept.key
