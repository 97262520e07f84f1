"""The instant and the time zone of the machine, however it writes the zone down."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from msp_desk.host import clock
from msp_desk.host.windows_zones import iana_name


def test_the_instant_is_in_utc_and_goes_on() -> None:
    first = clock.now()
    assert first.tzinfo is UTC
    assert clock.now() >= first


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("America/Bogota", "America/Bogota"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_the_environment_names_the_zone(monkeypatch: pytest.MonkeyPatch, said: str, zone: str) -> None:
    monkeypatch.setenv("TZ", said)
    assert clock.zone_name() == zone


@pytest.mark.parametrize(
    "nonsense", ["", "../../etc/passwd", "Nowhere/Land", "\x01", "Europe", "EST5EDT,M3.2.0,M11.1.0"]
)
def test_nonsense_in_the_environment_is_passed_over(monkeypatch: pytest.MonkeyPatch, nonsense: str) -> None:
    monkeypatch.setenv("TZ", nonsense)
    assert clock.zone_name()


def test_the_files_of_the_system_name_the_zone(tmp_path: Path) -> None:
    localtime, timezone = tmp_path / "localtime", tmp_path / "timezone"
    assert clock.zone_from_files(localtime, timezone) is None
    timezone.write_text("Europe/Lisbon\n", encoding="utf-8")
    assert clock.zone_from_files(localtime, timezone) == "Europe/Lisbon"
    zone = tmp_path / "zoneinfo" / "posix" / "America" / "Lima"
    zone.parent.mkdir(parents=True)
    zone.touch()
    localtime.symlink_to(zone)
    assert clock.zone_from_files(localtime, timezone) == "America/Lima"


def test_windows_names_are_known() -> None:
    assert iana_name("Romance Standard Time") == "Europe/Paris"
    assert iana_name("W. Europe Standard Time") == "Europe/Berlin"
    assert iana_name("Nowhere Standard Time") is None
