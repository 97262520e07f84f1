"""Pages of a real browser; where none is installed, the tests say so and are left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.browser import Browser, Page, a_browser, browser_here


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One running browser with an empty home for all tests of a worker."""
    program = browser_here()
    if program is None:
        pytest.skip("no Chromium is installed; as root on Debian, `dev.py test` installs it")
    with a_browser(program, tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that remembers nothing of the tests before."""
    with browser.page() as opened:
        yield opened
