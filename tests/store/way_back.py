"""A desk at work in with the way back remembered: what was done is undone and done again, in any order of steps."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import MadeDesk, a_desk
from tests.round_trips import check_whole

Step = TypeVar("Step")


class WayBack(RuleBasedStateMachine, Generic[Step]):
    """A desk, and the steps there and back; after every step the desk is whole."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.made: MadeDesk = a_desk(Path(self.folder.name))
        self.desk = self.made.desk
        self.undos: list[Step] = []
        self.redos: list[Step] = []

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    def _step(self, there: list[Step], back: list[Step]) -> None:
        """Go the last step of one way; it is the next of the other."""
        raise NotImplementedError

    def _did_something(self, last: UUID | None) -> UUID | None:
        """The deed after `last`, if there is one."""
        return self.desk.last_deed if self.desk.last_deed != last else None

    @precondition(lambda self: self.undos)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.undos))):
            self._step(self.undos, self.redos)

    @precondition(lambda self: self.redos)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.redos))):
            self._step(self.redos, self.undos)

    @invariant()
    def is_whole(self) -> None:
        check_whole(self.desk)
