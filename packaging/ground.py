"""Makes the ground the project stands on: the virtual environment, the locked packages and Qt's system libraries."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "msp-desk-stamp"
OLDEST_PYTHON = (3, 11)

# What Qt is linked against but does not carry: the library looked for, and the Debian package that has it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# What it needs besides to open a window on an X11 display.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# The browser in which the tests answer a published plan: what it is called, and the Debian package that has it.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER_PACKAGE = "chromium"


class SetupError(Exception):
    """The set-up cannot go on; the text says what the person can do."""


def say(text: str) -> None:
    """One plain sentence, at once, even when the output is a file."""
    print(text, flush=True)


def venv_python() -> Path:
    """The interpreter inside the virtual environment."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def make_ready() -> None:
    """Everything in place, with nothing done twice."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(
            f"MSP Desk needs Python 3.11 or newer; this is Python {sys.version_info.major}.{sys.version_info.minor}. "
            "Install a newer one and start this command with it."
        )
    install_system_libraries()
    if _stamp_on_disk() == _stamp_wanted() and venv_python().exists():
        return
    _make_venv()
    _install_lock()
    _open_the_project_to_the_venv()
    STAMP.write_text(_stamp_wanted(), encoding="utf-8")
    say("The set-up is complete.")


def _stamp_wanted() -> str:
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest} python{sys.version_info.major}.{sys.version_info.minor} {ROOT}\n"


def _stamp_on_disk() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


# -- the virtual environment ---------------------------------------------------------------------------------------


def _make_venv() -> None:
    if _venv_fits():
        return
    say(f"Making the virtual environment {VENV} ...")
    if not _has_ensurepip():
        _get_ensurepip()
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        raise SetupError(f"The virtual environment could not be made in {VENV}; the lines above say why.")


def _venv_fits() -> bool:
    """Whether there is an environment already, for this version of Python and in this very place."""
    if not venv_python().exists():
        return False
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    asked = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    told = subprocess.run([str(venv_python()), "-c", asked], capture_output=True, text=True, check=False)
    return told.returncode == 0 and told.stdout.strip() == ours and str(ROOT) in _stamp_on_disk()


def _has_ensurepip() -> bool:
    asked = subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True, check=False)
    return asked.returncode == 0


def _get_ensurepip() -> None:
    """Debian and Ubuntu ship Python without the means to make a virtual environment."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    say("This Python cannot make virtual environments yet.")
    _apt_install([package])
    if not _has_ensurepip():
        raise SetupError(
            f"The package {package} did not bring what Python needs to make virtual environments."
        )


def _install_lock() -> None:
    say("Installing the locked packages (about 400 MB on disk; a minute or two the first time) ...")
    done = subprocess.run(
        [
            *(
                str(venv_python()),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-input",
                "--disable-pip-version-check",
            ),
            *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(LOCK)),
        ],
        check=False,
    )
    if done.returncode:
        raise SetupError(
            "The packages could not be installed; the lines above say why. "
            "Is there a network, and room on the disk? Then start the same command again."
        )


def _open_the_project_to_the_venv() -> None:
    """The environment finds `msp_desk` in this folder, from wherever it is started."""
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    told = subprocess.run([str(venv_python()), "-c", asked], capture_output=True, text=True, check=True)
    (Path(told.stdout.strip()) / "msp-desk.pth").write_text(f"{ROOT}\n", encoding="utf-8")


# -- the system's libraries ----------------------------------------------------------------------------------------


def install_system_libraries() -> None:
    """On Linux: what Qt needs and the system lacks is installed, or the one line that does it is printed."""
    if not sys.platform.startswith("linux"):
        return
    needed, for_windows = missing(QT_LIBRARIES), missing(WINDOW_LIBRARIES)
    if not needed and not for_windows:
        return
    say(f"Qt needs system libraries that are missing here: {', '.join([*needed, *for_windows])}.")
    packages = [*needed.values(), *for_windows.values()]
    try:
        _apt_install(packages)
    except SetupError as cannot:
        if needed:
            raise
        say(f"{cannot}\nWithout them everything works but windows on an X11 display.")
        return
    left = missing(QT_LIBRARIES)
    if left:
        raise SetupError(f"Still missing after the installation: {', '.join(left)}.")


def install_browser() -> None:
    """On Linux: the browser of the tests; where it cannot be had, those tests say so and are left out."""
    if not sys.platform.startswith("linux") or any(map(shutil.which, BROWSERS)):
        return
    say("The tests of published plans want a browser: Chromium.")
    try:
        _apt_install([BROWSER_PACKAGE])
    except SetupError as cannot:
        say(f"{cannot}\nWithout it the tests in tests/web are left out.")


def missing(libraries: dict[str, str]) -> dict[str, str]:
    """Those the system's own loader does not find."""
    return {library: package for library, package in libraries.items() if not _loads(library)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages as root; anybody else is given the line to type."""
    if shutil.which("apt-get") is None:
        raise SetupError(
            "Install them with your system's package manager (on Debian and Ubuntu they are "
            f"{' '.join(packages)}), then start this command again."
        )
    if os.geteuid() != 0:
        names = [_debian_name(package) for package in packages]
        raise SetupError(
            f"Type this line, then start this command again:\n  sudo apt-get install {' '.join(names)}"
        )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _refresh_apt()
    names = [_debian_name(package) for package in packages]
    say(f"Installing {' '.join(names)} (apt-get install) ...")
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    done = subprocess.run(command, env=quiet, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SetupError(
            f"{done.stdout}\napt-get could not install them; by hand it is:\n  {' '.join(command)}"
        )


@cache
def _refresh_apt() -> None:
    """Once is enough, however many packages are asked for."""
    say("Refreshing the list of packages (apt-get update) ...")
    subprocess.run(["apt-get", "update", "-qq"], check=False)


def _debian_name(package: str) -> str:
    """Newer Debian and Ubuntu releases carry some libraries under a name that ends in t64."""
    newer = f"{package}t64"
    shown = subprocess.run(["apt-cache", "show", newer], capture_output=True, text=True, check=False)
    return newer if shown.returncode == 0 and shown.stdout.strip() else package
