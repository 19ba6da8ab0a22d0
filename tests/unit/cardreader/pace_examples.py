"""The worked examples of PACE (Doc 9303-11 Appendices G, H and I) as exchanges of APDUs.

Appendix H prints no APDUs: they are put together from its values. Its password key is given without a password, so the
first answer there is the same nonce under the key of Appendix G's password.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.key_derivation import KeyKind
from cardreader.access.keys import AccessKey, MrzKey
from cardreader.access.pace_choice import PaceMechanism, choose_pace
from cardreader.access.pace_password import password_key
from cardreader.access.security_infos import parse_security_infos
from cardreader.iso7816.ciphers import aes_cbc
from cardreader.iso7816.tlv import encode

from .support import VECTORS

_G1, _G2, _H1, _H2, _I = (
    VECTORS[name] for name in ("pace_gm_ecdh_G1", "pace_gm_dh_G2", "pace_im_ecdh_H1", "pace_im_dh_H2", "pace_cam_I")
)
_ORDER = STANDARDIZED_CURVES[13].order
KEY_OF_G = MrzKey("T22000129", "640812", "101031")
KEY_OF_I = MrzKey("C11T002JM", "960812", "231031")


@dataclass(frozen=True)
class Example:
    """One run: what the terminal is set up with and draws, and what goes over the air. All hex."""

    name: str
    card_access: str
    key: AccessKey
    scalars: tuple[str, ...]
    """Private keys of the terminal, in the order drawn."""
    terminal_nonce: str
    chip_draws: tuple[str, ...]
    """The nonce s and the chip's private keys, in the order drawn. Two that the standard prints exceed the order."""
    exchanges: tuple[tuple[str, str], ...]

    @property
    def mechanism(self) -> PaceMechanism:
        """The one mechanism that EF.CardAccess offers."""
        (mechanism,) = choose_pace(parse_security_infos(bytes.fromhex(self.card_access))).mechanisms
        return mechanism


class ExampleRandom:
    """Draws what the example's terminal drew."""

    def __init__(self, example: Example) -> None:
        self._scalars: Iterator[str] = iter(example.scalars)
        self._nonce = bytes.fromhex(example.terminal_nonce)

    def octets(self, count: int) -> bytes:
        """The nonce t."""
        assert count == len(self._nonce)
        return self._nonce

    def scalar(self, order: int) -> int:
        """The next private key. Those of H.2 are longer than the order, which changes nothing."""
        assert order
        return int(next(self._scalars), 16)


def _steps(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    steps = (f"general_authenticate_step{step}_msg_" for step in range(1, 5))
    chip = ((values[f"{step}terminal"], values[f"{step}chip"]) for step in steps)
    sent = tuple((command, answer if answer.endswith("9000") else answer + "9000") for command, answer in chip)
    return ((values["initialize_pace_msg_terminal"], "9000"), *sent)


def _general_authenticate(tag: int, sent: str, answer_tag: int, answer: str, *, last: bool = False) -> tuple[str, str]:
    command = encode(0x7C, encode(tag, bytes.fromhex(sent)))
    header = "00860000" if last else "10860000"
    reply = encode(0x7C, encode(answer_tag, bytes.fromhex(answer)))
    return f"{header}{len(command):02X}{command.hex()}00".upper(), reply.hex().upper() + "9000"


def _put_together(
    oid: str, nonces: tuple[str, str], keys: tuple[str, str], tokens: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """The exchanges of a run with the integrated mapping. Pairs are terminal's and chip's."""
    encrypted = aes_cbc(password_key(KEY_OF_G, KeyKind.AES_128), bytes.fromhex(nonces[1]), encrypt=True)
    return (
        (f"0022C1A40F800A{oid}830101", "9000"),
        ("10860000027C0000", f"7C128010{encrypted.hex().upper()}9000"),
        _general_authenticate(0x81, nonces[0], 0x82, ""),
        _general_authenticate(0x83, keys[0], 0x84, keys[1]),
        _general_authenticate(0x85, tokens[0], 0x86, tokens[1], last=True),
    )


G1 = Example(
    name="G.1 ECDH generic mapping",
    card_access=_G1["ef_card_access_data"],
    key=KEY_OF_G,
    scalars=(_G1["terminal_private_key"], _G1["terminal_ephemeral_private_key"]),
    terminal_nonce="",
    chip_draws=(_G1["nonce_decrypted"], _G1["chip_private_key"], _G1["chip_ephemeral_private_key"]),
    exchanges=_steps(_G1),
)
G2 = Example(
    name="G.2 DH generic mapping",
    card_access=_G2["ef_card_access_data"],
    key=KEY_OF_G,
    scalars=(_G2["terminal_private_key"], _G2["terminal_ephemeral_private_key"]),
    terminal_nonce="",
    chip_draws=(_G2["nonce_decrypted"], _G2["chip_private_key"], _G2["chip_ephemeral_private_key"]),
    exchanges=_steps(_G2),
)
H1 = Example(
    name="H.1 ECDH integrated mapping",
    card_access="31143012060A04007F0007020204040202010202010D",
    key=KEY_OF_G,
    scalars=("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595",),
    terminal_nonce=_H1["t"],
    chip_draws=(_H1["s"], "107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A"),
    exchanges=_put_together(
        "04007F00070202040402",
        (_H1["t"], _H1["s"]),
        (
            (
                "0489CBA23FFE96AA18D824627C3E934E54A9FD0B87A95D1471DC1C0ABFDCD640D4"
                "6755DE9B7B778280B6BEBD57439ADFEB0E21FD4ED6DF42578C13418A59B34C37"
            ),
            (
                "0467F78E5F7F7686082B293E8D087E056916D0F74BC01A5F8957D0DE45691E51E8"
                "932B69A962B52A0985AD2C0A271EE6A13A8ADDDCD1A3A994B9DED257F4D22753"
            ),
        ),
        ("450F02B86F6A0909", "75D4D96E8D5B0308"),
    ),
)
_H2_CHIP_KEY = (
    "020F018C7284B047FA7721A337EFB7ACB1440BB30C5252BD41C97C30C994BB78E9F0C5B32744D84017D21FFA6878396A6469CA283EF5C000"
    "DAF7D261A39AB8860ED4610AB5343390897AAB5A7787E4FAEFA0649C6A94FDF82D991E8E3FC332F5142729E7040A3F7D5A4D3CD75CBEE1F0"
    "43C1CAD2DD484FEB4ED22B597D36688E"
)
H2 = Example(
    name="H.2 DH integrated mapping",
    card_access="31143012060A04007F00070202040302020102020100",
    key=KEY_OF_G,
    scalars=(
        (
            "4BD0E54740F9A028E6A515BFDAF967848C4F5F5FFF65AA0915947FFD1A0DF2FA6981271BC905F3551457B7E03AC3B8066DE4AA406C1171FB"
            "43DD939C4BA16175103BA3DEE16419AA248118F90CC36A3D6F4C373652E0C3CCE7F0F1D0C5425B3600F0F0D6A67F004C8BBA33F2B4733C72"
            "52445C1DFC4F1107203F71D2EFB28161"
        ),
    ),
    terminal_nonce=_H2["t"],
    chip_draws=(_H2["s"], f"{int(_H2_CHIP_KEY, 16) % int(_H2['q'], 16):040X}"),
    exchanges=_put_together(
        "04007F00070202040302",
        (_H2["t"], _H2["s"]),
        (
            (
                "0F0CC62945A8029251FB7EF3C094E12EC68E4EF07F27CB9D9CD04C5C4250FAE0E4F8A951557E929AEB48E5C6DD47F2F5CD7C351A9BD2"
                "CD722C07EDE166770F08FFCB370262CF308DD7B07F2E0DA9CAAA1492344C852906919538C98A4BA4187E76CE9D87832386D319CE2E04"
                "3C3343AEAE6EDBA1A9894DC5094D22F7FE1351D5"
            ),
            (
                "928D9A0F9DBA450F13FC859C6F290D1D36E42431138A4378500BEB4E0401854CFF111F71CB6DC1D0335807A11388CC8EAA87B07907AA"
                "D9FBA6B169AF6D8C26AF8DDDC39ADC3AD2E3FF882B84D23E9768E95A80E4746FB07A9767679FE92133B4D379935C771BD7FBED6C7BB4"
                "B1708B275EA75679524CDC9C6A91370CC662A2F3"
            ),
        ),
        ("55D61977CBF5307E", "C2F04230187E1525"),
    ),
)
I1 = Example(
    name="I.1 chip authentication mapping",
    card_access="31143012060A04007F0007020204060202010202010D",
    key=KEY_OF_I,
    scalars=(
        "5D8BB87BD74D985A4B7D4325B9F7B976FE835122773400798914AA22738135CC",
        "76ECFDAA9841C323A3F5FC5E88B88DB3EFF7E35EBF57A7E6946CB630006C2120",
    ),
    terminal_nonce="",
    chip_draws=(
        "658B860BC94DF6F044FCE6D5C82CF8E5",
        "9E56A6B59C95D06ECE5CD10F983BB2F4F1943528E577F23881D89D8C3BBEE0AA",
        f"{0xCD626EF3C256E235FE8912CAC28279E626008EDA6B3A05C4CF862A3BDAB79E78 % _ORDER:064X}",
    ),
    exchanges=(
        ("0022C1A40F800A04007F00070202040602830101", "9000"),
        ("10860000027C0000", "7C128010CB60E8E0D85B76A9BD304747C2AD42E29000"),
        (
            (
                "10860000457C438141047F1D410ADB7DDB3B84BF1030800981A9105D7457B4A3ADE002384F3086C67EDE"
                "1AB889104A27DB6D842B019020FBF3CEACB0DC627F7BDCAC29969E19D0E553C100"
            ),
            (
                "7C43824104A234236AA9B9621E8EFB73B5245C0E09D2576E5277183C1208BDD55280CAE8B3"
                "04F365713A356E65A451E165ECC9AC0AC46E3771342C8FE5AEDD092685338E239000"
            ),
        ),
        (
            (
                "10860000457C43834104446C934084D9DAB863944F219520076C29EE3F7AE6722B11FF319EC1C7728F95"
                "5483400BFF60BF0C5929270009277DC2A515E12575010AD9BA916CF1BF86FEFC00"
            ),
            (
                "7C4384410402AD566F3C6EC7F9324509AD50A51FA52030782A4968FCFEDF737DAEA9933331"
                "11C3B9B4C2287789BD137E7F8AA882E2A3C633CCD6ECC2C63C57AD401A09C2E19000"
            ),
        ),
        ("008600000C7C0A8508E86BD06018A1CD3B00", f"7C3C86088596CF055C67C1A38A30{_I['ecad']}9000"),
    ),
)
EXAMPLES = (G1, G2, H1, H2, I1)
CHIP_KEY_OF_I = "04" + _I["pk_ic_x"] + _I["pk_ic_y"]
"""PK_IC, the static key of Appendix I."""
