"""The one door to the desk file: ask a question, do a deed, undo it, find by words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from typing import Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from msp_desk.store import journal, search_index
from msp_desk.store.engine import WRITE, told
from msp_desk.store.watch import Watch, WatchedSession
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Refused
from msp_desk.values.hits import Hit, SearchEntry
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import Clock

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Changes], None]


class Refresh(Protocol):
    """Brings what is derived up to date with what a deed touched; says which keys the search index forgets and what it learns."""

    def __call__(self, session: Session, touched: Watch, /) -> tuple[set[UUID], list[SearchEntry]]: ...


@dataclass(slots=True)
class Desk:
    """An open desk file.

    `who` is the person of ours at the desk; a deed's day is that of the zone in which `clock` tells; `readonly` says why nothing can be saved, or is empty.
    """

    engine: Engine
    clock: Clock
    refresh: Refresh
    who: UUID | None = None
    readonly: Phrase | None = None
    last_deed: UUID | None = None
    _listeners: list[Listener] = field(default_factory=list)
    _newest: UUID | None = field(init=False)
    _own: set[UUID] = field(init=False, default_factory=set)
    _writing: Engine = field(init=False)

    def __post_init__(self) -> None:
        self._newest = self.ask(journal.newest)
        self._writing = self.engine.execution_options(**WRITE)

    def ask(
        self, question: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The answer to a question, read in one consistent view of the file."""
        with told(self.engine), self.engine.connect() as connection:
            return question(connection, *args, **kwargs)

    def find(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """People, clients and notes that match what was typed, best first."""
        return self.ask(search_index.find, text, limit)

    def find_notes(self, text: str, before: int | None = None, limit: int = 100) -> tuple[int, ...]:
        """Timeline positions of the notes that have every word typed, newest first, those before a position."""
        return self.ask(search_index.find_notes, text, before, limit)

    def do(
        self,
        what: Phrase,
        command: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Carry out a command as one deed: all of it is saved, journalled, indexed and announced, or nothing.

        Errors: whatever the command refuses; Blocked where the machine does.
        """
        result, _ = self._deed(what, command, None, *args, **kwargs)
        return result

    def undo(self, deed: UUID, what: Phrase) -> UUID | None:
        """Reverse a deed, as a deed of its own that can be undone too; returns its key."""
        _, key = self._deed(what, journal.reverse, deed, deed)
        return key

    def rehearse(
        self, command: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a command would answer; nothing of it stays. Errors: as for do."""
        with self._session(Watch()) as session:
            result = command(session, *args, **kwargs)
            session.rollback()
            return result

    def reindex(self, entries: Callable[[Session], list[SearchEntry]]) -> None:
        """Make the search index anew from what is kept, after a migration or damage."""
        with self._session(Watch()) as session:
            search_index.refill(session.connection(), entries(session))
            session.commit()

    def settle(
        self, derive: Callable[Concatenate[Session, P], object], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Bring up to date what follows from what is kept and from the day; it is no deed, for nobody did anything."""
        with self._session(Watch()) as session:
            derive(session, *args, **kwargs)
            session.commit()

    def listen(self, listener: Listener) -> None:
        """Call this with what was touched after every deed."""
        self._listeners.append(listener)

    def changed_elsewhere(self) -> bool:
        """Whether another program has saved a deed in this file since this was last asked."""
        deeds = self.ask(journal.deeds_after, self._newest)
        others = set(deeds) - self._own
        self._newest = max((*deeds, *filter(None, [self._newest])), default=None)
        self._own.clear()
        return bool(others)

    def close(self) -> None:
        """Let the file go."""
        self.engine.dispose()

    def _deed(
        self,
        what: Phrase,
        command: Callable[Concatenate[Session, P], T],
        undoes: UUID | None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[T, UUID | None]:
        if self.readonly is not None:
            raise Refused(self.readonly)
        watch = Watch()
        with self._session(watch) as session:
            result = command(session, *args, **kwargs)
            session.flush()
            forget, learn = self.refresh(session, watch)
            connection = session.connection()
            search_index.update(connection, forget, learn)
            deed = journal.write(connection, what, watch, session.info["now"], self.who)
            if undoes is not None:
                journal.mark_undone(connection, undoes, deed)
            session.commit()
        if deed is not None:
            self.last_deed = deed
            self._own.add(deed)
            changes = watch.changes(deed)
            for listener in self._listeners:
                listener(changes)
        return result, deed

    @contextmanager
    def _session(self, watch: Watch) -> Iterator[Session]:
        """A session for one deed; whatever is not committed in it is as if it had never been."""
        with told(self.engine), WatchedSession(self._writing, expire_on_commit=False) as session:
            moment = self.clock()
            session.info.update(
                now=moment.astimezone(UTC), here=moment.tzinfo or UTC, who=self.who, watch=watch
            )
            yield session
