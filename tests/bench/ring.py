"""A keyring for the programs that are measured: it holds the key of the one desk, told by an environment variable."""

from __future__ import annotations

import os

from keyring.backend import KeyringBackend

VARIABLE = "MSP_DESK_BENCH_KEY"


class Ring(KeyringBackend):
    """Gives the key that it was told; keeps nothing."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        """The key of the desk."""
        return os.environ.get(VARIABLE)

    def set_password(self, service: str, username: str, password: str) -> None:
        """What is kept is told by the variable alone."""

    def delete_password(self, service: str, username: str) -> None:
        """The same."""
