"""A simulated run never touches what is in service: no address, no account, no database; nor the other way round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.app.parts import open_store
from kiosk.app.scenario_runs import ScenarioFile, play_file
from kiosk.app.simulated import simulated_gateway_settings
from kiosk.app.stage import Props, Stage
from kiosk.cli import main
from kiosk.domain.failures import FailureCode
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.transport import AddressRefusedError
from kiosk.ports import StoreError
from kiosk.runner.system import SystemClock
from kiosk.store.sql_store import StoreMode
from simulators.scenarios.parse import parse_scenario
from simulators.world import ACCOUNT, find_persona

TEXT = 'title = "A card"\nwhy = "A test"\n[[visit]]\nperson = "mau"\n'
PRODUCTION = (
    "https://egw.baohiemxahoi.gov.vn",
    "https://baohiemxahoi.gov.vn",
    "https://EGW.BAOHIEMXAHOI.GOV.VN.",
    "http://10.1.2.3:8080",
    "https://gateway.hospital.example",
    "http://127.0.0.1.example:80",
    "http://user@127.0.0.1:80",
)


def kiosk(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.mark.parametrize("address", PRODUCTION)
def test_a_demonstration_speaks_to_this_machine_alone(address: str, tmp_path: Path) -> None:
    result = kiosk("demo", "--gateway-url", address, "--store", tmp_path, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["failure"] == FailureCode.CONFIGURATION_INVALID.value
    assert not (tmp_path / "kiosk.db").exists()


@pytest.mark.parametrize("address", PRODUCTION)
def test_no_client_of_a_simulated_run_can_be_made_for_such_an_address(address: str) -> None:
    with pytest.raises(AddressRefusedError):
        GatewayClient.over_http(simulated_gateway_settings(address), SystemClock(), production_allowed=False)


def test_a_simulated_run_takes_no_settings_of_a_kiosk_in_service(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("[gateway]\n", encoding="utf-8")
    result = kiosk("run", "--simulate", "--config", settings)
    assert result.exit_code == 2
    assert "never touches real devices, gateway or data" in result.stderr


def test_a_kiosk_in_service_takes_no_gateway_of_the_simulator(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("[gateway]\n", encoding="utf-8")
    assert kiosk("run", "--config", settings, "--gateway-url", "http://127.0.0.1:8090").exit_code == 2


def test_the_simulated_account_is_nobodys() -> None:
    settings = simulated_gateway_settings("http://127.0.0.1:9")
    assert settings.username == ACCOUNT.username
    assert "simulated" in settings.password.get_secret_value()


@pytest.mark.parametrize(("kept", "wanted"), [tuple(StoreMode), tuple(reversed(StoreMode))])
def test_a_database_belongs_to_one_kind_of_run_for_ever(kept: StoreMode, wanted: StoreMode, tmp_path: Path) -> None:
    open_store(tmp_path, kept).close()
    content = (tmp_path / "kiosk.db").read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, wanted)
    assert caught.value.code is FailureCode.STORE_UNSUITED
    assert (tmp_path / "kiosk.db").read_bytes() == content
    open_store(tmp_path, kept).close()


@pytest.mark.parametrize("words", [("demo", "--liveness", "off")])
def test_a_demonstration_leaves_a_database_in_service_alone(words: tuple[str, ...], tmp_path: Path) -> None:
    open_store(tmp_path, StoreMode.PRODUCTION).close()
    result = kiosk(*words, "--store", tmp_path, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["failure"] == FailureCode.STORE_UNSUITED.value


def test_so_do_stage_and_scenarios(tmp_path: Path) -> None:
    open_store(tmp_path, StoreMode.PRODUCTION).close()
    props = Props.make()
    with pytest.raises(StoreError, match="other mode"), Stage(tmp_path, props) as stage:
        stage.start()
    report = play_file(ScenarioFile("card", TEXT, parse_scenario(TEXT, "card")), props, tmp_path)
    assert not report.passed
    assert "other mode" in report.failures[0]


def test_the_stage_has_no_address_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked of the gateway there, no socket is opened."""
    import socket  # noqa: PLC0415 - to be closed

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was begun")

    with Stage(tmp_path, Props.make()) as stage:
        monkeypatch.setattr(socket.socket, "connect", refuse)
        stage.start()
        stage.advance(2.0)
        assert stage.serve(find_persona("mau")).outcome == "checked_in"
