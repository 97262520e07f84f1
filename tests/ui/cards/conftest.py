"""The same desk and surroundings as for the tests of pages."""

from tests.ui.pages.conftest import answering, made, scene

__all__ = ["answering", "made", "scene"]
