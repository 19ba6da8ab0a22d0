"""`kiosk card trust`: the operator's look at a trust folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.trust import trust

from .trust_pki import Csca, MasterList, pem

CSCA = Csca.create()
OTHER = Csca.create("Other", "XX")
LISTED = MasterList.create(OTHER, [OTHER.der, Csca.create("Third", "XC").der])


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(trust, arguments, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.pem").write_bytes(pem("CERTIFICATE", CSCA.der, CSCA.signer()))
    (tmp_path / "b.ml").write_bytes(LISTED.build())
    (tmp_path / "c.crl").write_bytes(CSCA.crl([77]))
    (tmp_path / "d.der").write_bytes(b"noise")
    return tmp_path


@pytest.mark.parametrize("command", ["list", "check"])
def test_json(command: str, folder: Path) -> None:
    result = _run(command, str(folder), "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert isinstance(answer["crls"][0].pop("current"), bool)
    assert answer.pop("failure", None) is None
    assert answer == {
        "certificates": 5,
        "anchors": 3,
        "rejected": [
            {"subject": "d.der", "reason": "not a certificate that can be parsed"},
            {"subject": "Common Name: Signer, Country: UT", "reason": "not a certification authority"},
        ],
        "countries": {
            "UT": {"anchors": 1, "rejected": 1},
            "XC": {"anchors": 1, "rejected": 0},
            "XX": {"anchors": 1, "rejected": 0},
        },
        "lists": [
            {
                "name": "b.ml",
                "certificates": 2,
                "signer": "Common Name: Signer, Country: XX",
                "signed": "2024-01-01T12:00:00+00:00",
                "result": "verified",
                "reason": "signed under Common Name: Other, Country: XX, which only the list itself brings",
            }
        ],
        "crls": [
            {
                "name": "c.crl",
                "issuer": "Common Name: CSCA, Country: UT",
                "this_update": "2026-01-01T12:00:00+00:00",
                "next_update": "2027-01-01T12:00:00+00:00",
                "revoked": 1,
                "result": "verified",
                "reason": "signed under Common Name: CSCA, Country: UT",
            }
        ],
    }


def test_tables_for_people(folder: Path) -> None:
    result = _run("check", str(folder))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "5 certificates: 3 anchors, 2 rejected"
    assert "UT       1        1" in lines
    assert "d.der                             not a certificate that can be parsed" in lines
    assert any(line.startswith("b.ml         2             verified  signed under") for line in lines)
    assert any(line.startswith("c.crl  1 ") for line in lines)
    assert "anchors: 3" in _run("list", str(folder)).stdout


def test_nothing_usable_is_a_failure_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "signer.der").write_bytes(CSCA.signer())
    result = _run("check", str(tmp_path))
    assert result.exit_code == 1
    assert "F-107" in result.stderr
    assert "not a certification authority" in result.stdout
    assert _run("list", str(tmp_path)).exit_code == 0
    answer = _run("check", str(tmp_path), "--json")
    found = json.loads(answer.stdout)
    assert (answer.exit_code, found["anchors"], found["failure"]) == (1, 0, "F-107")


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_folder_that_is_not_there(command: str, tmp_path: Path) -> None:
    for path in (tmp_path / "missing", Path(__file__)):
        result = _run(command, str(path), "--json")
        assert (result.exit_code, json.loads(result.stdout)["failure"]) == (1, "F-107")
