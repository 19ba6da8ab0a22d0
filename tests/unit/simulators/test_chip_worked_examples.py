"""The chip answers the published examples of Doc 9303-11 byte for byte (Appendices D and G.1)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulators.chip.card import SoftwareCard
from simulators.chip.image import AccessRule, ChipImage, Directory, ElementaryFile
from tests.unit.simulators.chip_terminal import SELECT_APPLET, scripted

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "icao9303-11.json").read_text("utf-8"))
EF_COM = bytes.fromhex("60145F0104303130365F36063034303030305C026175")
SPECIMEN_BAC = "L898902C<369080619406236"
SPECIMEN_PACE = "T22000129364081251010318"


def specimen(mrz_information: str) -> ChipImage:
    ef_com = ElementaryFile(Directory.APPLICATION, 0x011E, 0x1E, AccessRule.AFTER_ACCESS_CONTROL, EF_COM)
    return ChipImage(files=(ef_com,), mrz_information=mrz_information, can="123456")


def hexes(section: str) -> dict[str, bytes]:
    return {
        key: bytes.fromhex(value)
        for key, value in VECTORS[section].items()
        if all(character in "0123456789ABCDEF" for character in value) and len(value) % 2 == 0
    }


def test_bac_and_secure_messaging_of_appendix_d() -> None:
    v = hexes("bac_and_secure_messaging_D")
    card = SoftwareCard(specimen(SPECIMEN_BAC), random=scripted([v["rndicc"], v["kicc"]]))
    assert card.process(SELECT_APPLET).hex() == "9000"
    assert card.process(bytes.fromhex("0084000008")) == v["rndicc"] + b"\x90\x00"
    assert card.process(bytes.fromhex("0082000028") + v["cmd_data"] + b"\x28") == v["resp_data"] + b"\x90\x00"
    # D.4: select EF.COM, read its first four bytes, then the rest
    exchanges = [
        (v["sm_protected_cmd"].hex(), "990290008E08FA855A5D4C50A8ED9000"),
        (
            "0CB000000D9701048E08ED6705417E96BA5500",
            "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000",
        ),
        (
            "0CB000040D9701128E082EA28A70F3C7B53500",
            "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
        ),
    ]
    for command, expected in exchanges:
        assert card.process(bytes.fromhex(command)).hex().upper() == expected


def test_pace_of_appendix_g1() -> None:
    v = hexes("pace_gm_ecdh_G1")
    draws = [v["nonce_decrypted"], v["chip_private_key"], v["chip_ephemeral_private_key"]]
    card = SoftwareCard(specimen(SPECIMEN_PACE), random=scripted(draws))
    assert card.process(v["initialize_pace_msg_terminal"]).hex() == "9000"
    for step in range(1, 5):
        command = v[f"general_authenticate_step{step}_msg_terminal"]
        assert card.process(command) == v[f"general_authenticate_step{step}_msg_chip"], f"step {step}"


@pytest.mark.parametrize("scalar", [bytes(32), b"\xff" * 32])
def test_a_draw_outside_the_curve_order_is_drawn_again(scalar: bytes) -> None:
    v = hexes("pace_gm_ecdh_G1")
    draws = [v["nonce_decrypted"], scalar, v["chip_private_key"]]
    card = SoftwareCard(specimen(SPECIMEN_PACE), random=scripted(draws))
    card.process(v["initialize_pace_msg_terminal"])
    card.process(v["general_authenticate_step1_msg_terminal"])
    answer = card.process(v["general_authenticate_step2_msg_terminal"])
    assert answer == v["general_authenticate_step2_msg_chip"]
