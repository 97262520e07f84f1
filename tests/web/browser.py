"""A real browser without a window, driven over its debugging pipe: opens a page, types, clicks, looks, saves."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ground import BROWSERS

#: The browser reads commands from file 3 and answers on file 4.
_LAUNCHER = "import os, sys; r, w = map(int, sys.argv[1:3]); os.dup2(r, 60); os.dup2(w, 61); os.dup2(60, 3); os.dup2(61, 4); os.execvp(sys.argv[3], sys.argv[3:])"
_PATIENCE = 60.0
_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)


def browser_here() -> str | None:
    """The program, where there is one; Windows knows no pipes of that kind."""
    if os.name == "nt":
        return None
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


class Page:
    """A page of the browser. `events` is all that it told meanwhile, by the name of the event."""

    def __init__(self, pipe: _Pipe, context: str, session: str) -> None:
        self._pipe, self._context, self._session = pipe, context, session
        self._first = len(pipe.events)

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the debugging protocol, and what came of it."""
        return self._pipe.ask(method, params, self._session)

    def events(self, name: str) -> list[dict[str, Any]]:
        """What the browser told of that kind since the page was opened."""
        mine = (
            e for e in self._pipe.events[self._first :] if e.get("sessionId", self._session) == self._session
        )
        return [e["params"] for e in mine if e["method"] == name]

    def open(self, path: Path) -> None:
        """Show a file, and wait until it is there."""
        self._until_loaded("Page.navigate", url=path.as_uri())

    def reload(self) -> None:
        """The same file once more."""
        self._until_loaded("Page.reload")

    def follow(self, selector: str) -> None:
        """Click on a link, and wait until what it leads to is there."""
        before = len(self.events("Page.loadEventFired"))
        self.click(selector)
        self._pipe.wait(lambda: len(self.events("Page.loadEventFired")) > before)

    def _until_loaded(self, method: str, **params: Any) -> None:
        before = len(self.events("Page.loadEventFired"))
        self.do(method, **params)
        self._pipe.wait(lambda: len(self.events("Page.loadEventFired")) > before)

    def value(self, script: str) -> Any:
        """What a script in the page gives."""
        told = self.do("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def type(self, selector: str, text: str) -> None:
        """Put the cursor into a field and type, as a person does."""
        field = f"document.querySelector({json.dumps(selector)})"
        assert self.value(f"{field}.focus(), document.activeElement === {field}")
        self.do("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Press the mouse in the middle of something."""
        x, y = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def look_like(self, width: int, height: int, *, dark: bool = False, scale: float = 1) -> None:
        """A screen of that size, by day or in the dark."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 600,
        )
        self._feel(dark=dark)

    def _feel(self, *, dark: bool) -> None:
        """By day or in the dark; nothing moves by itself, so that a click meets what it is meant for."""
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.do("Emulation.setEmulatedMedia", features=[theme, still])

    def picture(self) -> bytes:
        """The whole page as a PNG, down to its end."""
        told = self.do("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(told["data"])

    def paper(self) -> bytes:
        """The page printed to PDF."""
        told = self.do("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(told["data"])

    def download(self, folder: Path, selector: str) -> Path:
        """Click on something that saves a file, and wait for the file."""
        wish = {"behavior": "allow", "downloadPath": str(folder), "eventsEnabled": True}
        self._pipe.ask("Browser.setDownloadBehavior", {**wish, "browserContextId": self._context})
        self.click(selector)
        self._pipe.wait(self._is_saved)
        (begun,) = self.events("Browser.downloadWillBegin")[-1:]
        return folder / str(begun["suggestedFilename"])

    def _is_saved(self) -> bool:
        return any(e["state"] == "completed" for e in self.events("Browser.downloadProgress"))


class _Pipe:
    """Commands to the browser and what it tells, each a text that ends with a zero byte."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._last = 0
        self._unread = b""
        self._told: dict[int, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, params: dict[str, Any], session: str = "") -> dict[str, Any]:
        self._last += 1
        number = self._last
        command = {
            "id": number,
            "method": method,
            "params": params,
            **({"sessionId": session} if session else {}),
        }
        unsent = json.dumps(command).encode() + b"\0"
        while unsent:
            unsent = unsent[os.write(self._commands, unsent) :]
        self.wait(lambda: number in self._told)
        told = self._told.pop(number)
        assert "error" not in told, f"{method}: {told['error']}"
        result: dict[str, Any] = told["result"]
        return result

    def wait(self, until: Any) -> None:
        """Read what the browser tells until something is so."""
        end = time.monotonic() + _PATIENCE
        while not until():
            ready, _, _ = select.select([self._answers], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            read = os.read(self._answers, 1 << 20)
            assert read, "the browser has gone"
            *whole, self._unread = (self._unread + read).split(b"\0")
            for text in whole:
                told = json.loads(text)
                if "id" in told:
                    self._told[told["id"]] = told
                else:
                    self.events.append(told)


class Browser:
    """The running program; each page that it opens has a storage of its own."""

    def __init__(self, commands: int, answers: int) -> None:
        self._pipe = _Pipe(commands, answers)

    @contextmanager
    def page(self) -> Iterator[Page]:
        """A page that remembers nothing of those before."""
        context = self._pipe.ask("Target.createBrowserContext", {})["browserContextId"]
        new = {"url": "about:blank", "browserContextId": context}
        target = self._pipe.ask("Target.createTarget", new)["targetId"]
        session = self._pipe.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = Page(self._pipe, context, session)
        for domain in ("Page", "Network", "Log", "Runtime"):
            page.do(f"{domain}.enable")
        page.look_like(1280, 800)
        yield page
        self._pipe.ask("Target.disposeBrowserContext", {"browserContextId": context})

    def close(self) -> None:
        """End the program."""
        self._pipe.ask("Browser.close", {})


@contextmanager
def a_browser(program: str, home: Path) -> Iterator[Browser]:
    """A browser with a home of its own, without a window and without a network."""
    commands_out, commands_in = os.pipe()
    answers_out, answers_in = os.pipe()
    launcher = [
        sys.executable,
        "-c",
        _LAUNCHER,
        str(commands_out),
        str(answers_in),
        program,
        *_FLAGS,
        f"--user-data-dir={home}",
        "about:blank",
    ]
    home.mkdir(parents=True, exist_ok=True)
    running = subprocess.Popen(
        launcher,
        pass_fds=(commands_out, answers_in),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home)},
    )
    os.close(commands_out)
    os.close(answers_in)
    try:
        browser = Browser(commands_in, answers_out)
        yield browser
        browser.close()
    finally:
        os.close(commands_in)
        os.close(answers_out)
        try:
            running.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
