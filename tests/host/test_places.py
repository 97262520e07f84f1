"""Folders in which a desk had better not lie: on a network, or copied by a cloud service."""

from __future__ import annotations

from pathlib import Path

import pytest

from msp_desk.host.places import doubt_about, is_remote

MOUNTS = """/ ext4
/data ext4
/data/office share cifs
/mnt/nas nfs4
/mnt/nas/local ext4
/run/user/1000/gvfs fuse.gvfsd-fuse"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/data/desks", False),
        ("/data/office share/desks", True),
        ("/data/office shared", False),
        ("/mnt/nas", True),
        ("/mnt/nas/local/desks", False),
        ("/run/user/1000/gvfs/smb-share", True),
    ],
)
def test_the_deepest_mount_decides(folder: str, remote: bool) -> None:
    assert is_remote(Path(folder), MOUNTS) is remote


@pytest.mark.parametrize(
    "cloud",
    [
        "OneDrive/x",
        "OneDrive - Acme/x",
        "Dropbox (Work)/x",
        "Google Drive/My Drive",
        "Library/Mobile Documents/x",
        "Nextcloud",
        "Library/CloudStorage/GoogleDrive-ana@acme.example/x",
    ],
)
def test_folders_of_cloud_services_are_known_by_name(tmp_path: Path, cloud: str) -> None:
    doubt = doubt_about(tmp_path / cloud)
    assert doubt is not None
    assert "cloud service" in doubt.in_english()


def test_a_folder_that_is_synchronised_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    doubt = doubt_about(tmp_path / "desks")
    assert doubt is not None
    assert "Syncthing" in doubt.in_english()


def test_an_ordinary_folder_is_fine(tmp_path: Path) -> None:
    assert doubt_about(tmp_path) is None
