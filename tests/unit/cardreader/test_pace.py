"""PACE against Appendices G, H and I, byte for byte; odd answers."""

from __future__ import annotations

import pytest

from cardreader.access.errors import WrongKey
from cardreader.access.pace import PaceSession, authentication_token, perform_pace
from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved, StatusError
from cardreader.iso7816.channel import PlainChannel

from .pace_examples import EXAMPLES, G1, G2, H1, I1, Example, ExampleRandom
from .support import VECTORS, AnsweringConnection, ScriptedConnection

EVERY_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


def _run(example: Example, *exchanges: tuple[str, str], name_parameters: bool = False) -> PaceSession:
    connection = ScriptedConnection(*(exchanges or example.exchanges))
    session = perform_pace(
        PlainChannel(connection),
        example.mechanism,
        example.key,
        name_parameters=name_parameters,
        random=ExampleRandom(example),
    )
    assert connection.finished
    return session


@EVERY_EXAMPLE
def test_worked_example(example: Example) -> None:
    session = _run(example)
    assert (session.chip_authentication is None) is (example is not I1)


@pytest.mark.parametrize(
    ("example", "name", "tag"), [(G1, "pace_gm_ecdh_G1", 0x86), (G2, "pace_gm_dh_G2", 0x84)], ids=["G.1", "G.2"]
)
def test_tokens_and_session_keys_of_the_worked_examples(example: Example, name: str, tag: int) -> None:
    """The input of the terminal's token is the chip's key in DO 7F49, and the other way round."""
    values = VECTORS[name]
    k_mac = bytes.fromhex(values.get("ks_mac", "805A1D27D45A5116F73C54469462B7D8"))
    chip, terminal = (
        bytes.fromhex(example.exchanges[3][side])[start:end] for side, start, end in ((1, 0, -2), (0, 5, -1))
    )
    info = example.mechanism.info
    for message, input_data, token in ((chip, "input_data_tterminal", "tifd"), (terminal, "input_data_tchip", "tic")):
        key = message[-(65 if tag == 0x86 else 128) :]
        assert bytes.fromhex(values[input_data]).endswith(key)
        assert authentication_token(info, k_mac, tag, key).hex().upper() == values[token]


@pytest.mark.parametrize("sw", ["6A80", "6A87", "6A88"])
def test_parameter_id_is_named_where_the_card_wants_it(sw: str) -> None:
    named = ("0022C1A412800A04007F0007020204020283010184010D", "9000")
    first, *others = G1.exchanges
    _run(G1, (first[0], sw), named, *others)
    _run(G1, named, *others, name_parameters=True)


def test_a_password_or_parameter_that_the_card_lacks_is_unsupported() -> None:
    first, named = G1.exchanges[0][0], "0022C1A412800A04007F0007020204020283010184010D"
    with pytest.raises(StatusError) as refused:
        _run(G1, (first, "6A88"), (named, "6A88"))
    assert refused.value.fault is CardFault.UNSUPPORTED


def test_a_count_of_tries_left_is_no_refusal() -> None:
    _run(G1, (G1.exchanges[0][0], "63C2"), *G1.exchanges[1:])


@pytest.mark.parametrize("sw", ["63C0", "6983"])
def test_blocked_before_the_first_step(sw: str) -> None:
    with pytest.raises(WrongKey) as refused:
        _run(G1, (G1.exchanges[0][0], sw))
    assert refused.value.fault is CardFault.KEY_BLOCKED


@pytest.mark.parametrize("sw", ["6300", "63C1", "6982", "6A80", "6988"])
def test_refused_token_is_a_wrong_key(sw: str) -> None:
    with pytest.raises(WrongKey) as refused:
        _run(G1, *G1.exchanges[:4], (G1.exchanges[4][0], sw))
    assert refused.value.fault is CardFault.WRONG_KEY


def test_wrong_token_of_the_card_is_a_wrong_key() -> None:
    with pytest.raises(WrongKey):
        _run(G1, *G1.exchanges[:4], (G1.exchanges[4][0], "7C0A86083ABB9674BCE93C099000"))


@pytest.mark.parametrize("step", range(5))
def test_a_failing_step_stops_with_its_status_word(step: int) -> None:
    with pytest.raises(StatusError) as stopped:
        _run(G1, *G1.exchanges[:step], (G1.exchanges[step][0], "6FFF"))
    assert stopped.value.sw == 0x6FFF
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        (1, "7C0A800895A3A016522EE98D9000"),
        (1, "7C0081"),
        (1, "9000"),
        (2, "7C43824104" + "00" * 64 + "9000"),
        (2, "7C058203040102" + "9000"),
        (3, "7C438441" + G1.exchanges[3][0][18:-2] + "9000"),
        (3, "7C43844104" + "11" * 64 + "9000"),
        (4, "7C009000"),
    ],
)
def test_hostile_answers_are_protocol_violations(step: int, answer: str) -> None:
    """A short nonce, no objects, points off the curve, the terminal's own key sent back, no token."""
    with pytest.raises(CardError) as stopped:
        _run(G1, *G1.exchanges[:step], (G1.exchanges[step][0], answer))
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


@pytest.mark.parametrize(
    ("happening", "fault"),
    [(CardCommunicationError("mute"), CardFault.WRONG_KEY), (CardRemoved(), CardFault.CARD_REMOVED)],
)
def test_silence_on_the_token_is_told_from_a_card_pulled_away(happening: CardError, fault: CardFault) -> None:
    answers = iter(answer for _, answer in G1.exchanges[:4])

    def answer(command: bytes) -> bytes:
        if command[:2] == b"\x00\x86":
            raise happening
        return bytes.fromhex(next(answers))

    with pytest.raises(CardError) as stopped:
        perform_pace(PlainChannel(AnsweringConnection(answer)), G1.mechanism, G1.key)
    assert stopped.value.fault is fault


P_OF_GROUP_A = VECTORS["pace_im_dh_H2"]["p"]


@pytest.mark.parametrize(
    ("example", "step", "answer"),
    [
        (G2, 2, "7C038201019000"),
        (G2, 2, f"7C8183828180{int(P_OF_GROUP_A, 16) - 1:0256X}9000"),
        (G2, 2, f"7C8183828180{P_OF_GROUP_A}9000"),
        (G2, 2, f"7C8183828180{2:0256X}9000"),
        (G2, 2, f"7C8184828181{2:0258X}9000"),
        (G2, 3, "7C818384" + G2.exchanges[3][0][18:-2] + "9000"),
        (G2, 3, f"7C8183848180{2:0256X}9000"),
        (H1, 1, "7C22802000000000000000000000000000000000000000000000000000000000000000009000"),
        (H1, 2, "7C03820100" + "9000"),
        (H1, 2, "7C028200" + "00" + "9000"),
        (H1, 2, "9000"),
        (I1, 4, "7C0A86088596CF055C67C1A39000"),
        (I1, 4, "7C0C86088596CF055C67C1A38A009000"),
        (I1, 4, "7C1C86088596CF055C67C1A38A10" + "00" * 16 + "9000"),
        (I1, 4, "7C1B86088596CF055C67C1A38A0F" + "00" * 15 + "9000"),
    ],
)
def test_hostile_answers_to_other_mappings(example: Example, step: int, answer: str) -> None:
    """1, p - 1, p, a number off the subgroup, one too long, the terminal's own key; a nonce of the wrong length, an
    answer where none belongs; chip authentication data missing, empty, not decryptable, not whole blocks."""
    with pytest.raises(CardError) as stopped:
        _run(example, *example.exchanges[:step], (example.exchanges[step][0], answer))
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


def test_the_integrated_mapping_may_leave_its_empty_object_out() -> None:
    first, nonce, mapping, *others = H1.exchanges
    _run(H1, first, nonce, (mapping[0], "7C009000"), *others)
