"""QR codes in pictures: both decoders, bad light and bad angles, and files that are no pictures."""

import contextlib
import importlib
import io
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from cardreader.optical.qr_image import (
    MAX_FILE_BYTES,
    ImageFault,
    ImageFileError,
    QrFinder,
    default_finder,
    find_qr,
    scan_image_file,
)
from cardreader.optical.zbar import ZbarAbsence, ZbarAbsent, ZbarDecoder, load_zbar

Grey = npt.NDArray[np.uint8]

SAMPLE = "001099012345||Nguyễn Văn Mẫu|15011999|Nam|Phường Bến Nghé, TP Hồ Chí Minh|01022022"
TEXTS = [
    SAMPLE,
    "001199099001|012345678|Đặng Thị Hoà|02031999|Nữ|Ấp Ổ, Xã Ữ, Tỉnh Kỳ Mẫu|03042023",
    "066099099002||Y Ñuk Kbŏ|15011999|Nam|Buôn Čuôr Đăng, Xã Êa Tŭl, Tỉnh Mẫu|01022022",
    "ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ế ề ể ễ ệ ấ ầ ẩ ẫ ậ ắ ằ ẳ ẵ ặ",
    "0099012345|H'Bĭa Êban",
    # zbar outside its binary mode takes these for Shift-JIS.
    "001099000003||Lý Tuấn Tuấn|15011999|Nữ|Xã Ánh, Tỉnh Út|01022022",
    "001099000033||Vũ Hạnh Thu|15011999|Nam|Xã Bảo, Tỉnh Út|01022022",
]


def code(text: str, scale: int = 4) -> Grey:
    """A QR code as the card carries it: UTF-8 bytes, no ECI mark."""
    rows = segno.make_qr(text, error="m", encoding="utf-8").matrix_iter(scale=scale, border=4)
    return np.array([[0 if dark else 255 for dark in row] for row in rows], dtype=np.uint8)


def frame_with(picture: Grey, corners: list[tuple[int, int]] | None = None) -> Grey:
    """A 1280 x 720 frame of a textured scene with `picture` upright in it, or drawn into the four `corners`."""
    noise = np.random.default_rng(5).normal(0, 6, (720, 1280))
    scene = np.linspace(60, 150, 1280)[None, :] + noise
    scene[520:, :400] += 40
    height, width = picture.shape
    if corners is None:
        corners = [(500, 200), (500 + width, 200), (500 + width, 200 + height), (500, 200 + height)]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.array(corners, dtype=np.float32))
    warped = cv2.warpPerspective(picture, matrix, (1280, 720))
    mask = cv2.warpPerspective(np.full_like(picture, 255), matrix, (1280, 720))
    mixed = np.where(mask > 127, warped, scene)
    return np.clip(mixed, 0, 255).astype(np.uint8)


def bgr(grey: Grey) -> Grey:
    return np.repeat(grey[:, :, None], 3, axis=2)


@pytest.fixture(scope="module")
def zbar() -> ZbarDecoder:
    decoder = load_zbar()
    assert isinstance(decoder, ZbarDecoder), "the test machine has zbar 0.23.1 or newer"
    return decoder


class TestFinding:
    @pytest.mark.parametrize("scale", [2, 3, 5, 8])
    def test_scales(self, scale: int) -> None:
        assert find_qr(code(SAMPLE, scale)) == (SAMPLE.encode(),)

    @pytest.mark.parametrize("text", TEXTS)
    def test_both_decoders_give_identical_bytes(self, zbar: ZbarDecoder, text: str) -> None:
        picture = code(text)
        first = QrFinder(ZbarAbsent(ZbarAbsence.NO_LIBRARY)).find(picture)
        assert first == (text.encode(),)
        assert zbar.decode(picture) == list(first)

    @pytest.mark.parametrize("quarter_turns", range(4))
    def test_turned(self, quarter_turns: int) -> None:
        assert find_qr(np.rot90(frame_with(code(SAMPLE)), quarter_turns)) == (SAMPLE.encode(),)

    @pytest.mark.parametrize(
        "worsen",
        [
            lambda frame: frame,
            bgr,
            lambda frame: cv2.GaussianBlur(frame, (0, 0), 1.3),
            lambda frame: (frame * 0.12).astype(np.uint8),
            lambda frame: (170 + frame * 0.33).astype(np.uint8),
            lambda frame: 255 - frame,
            lambda frame: cv2.imdecode(cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 30])[1], 0),
        ],
        ids=["clean", "colour", "blurred", "dim", "washed out", "inverted", "jpeg"],
    )
    def test_720p_frame(self, worsen: Callable[[Grey], Grey]) -> None:
        assert find_qr(worsen(frame_with(code(SAMPLE)))) == (SAMPLE.encode(),)

    @pytest.mark.parametrize(
        "corners",
        [
            [(520, 180), (700, 220), (660, 410), (480, 370)],
            [(500, 200), (690, 225), (690, 375), (500, 400)],
            [(520, 200), (680, 200), (715, 380), (485, 380)],
        ],
        ids=["rotated", "from the side", "from below"],
    )
    def test_perspective(self, corners: list[tuple[int, int]]) -> None:
        frame = frame_with(code(SAMPLE, scale=8), corners)
        assert find_qr(frame) == (SAMPLE.encode(),)

    def test_second_decoder_is_asked_when_the_first_finds_nothing(self, zbar: ZbarDecoder) -> None:
        class Recorder(ZbarDecoder):
            seen: list[tuple[int, ...]]

            def decode(self, grey: Grey) -> list[bytes]:
                self.seen.append(grey.shape)
                return [b"read by the second", b"read by the second", b""]

        second = Recorder(None)
        second.seen = []
        finder = QrFinder(second)
        assert finder.find(code(SAMPLE)) == (SAMPLE.encode(),)
        assert second.seen == []
        assert finder.find(np.full((40, 50, 3), 255, dtype=np.uint8)) == (b"read by the second",)
        assert second.seen == [(40, 50)]

    def test_second_decoder_reads_colour_as_its_luminance(self, zbar: ZbarDecoder) -> None:
        picture = np.full((*code(SAMPLE).shape, 3), 255, dtype=np.uint8)
        picture[code(SAMPLE) == 0] = (120, 0, 0)
        luma = (29 * picture[:, :, 0].astype(int) + 150 * picture[:, :, 1] + 77 * picture[:, :, 2]) >> 8
        assert zbar.decode(luma.astype(np.uint8)) == [SAMPLE.encode()]

    def test_two_codes(self) -> None:
        frame = np.full((300, 700), 255, dtype=np.uint8)
        for left, text in ((20, SAMPLE), (360, TEXTS[4])):
            picture = code(text, 3)
            frame[20 : 20 + picture.shape[0], left : left + picture.shape[1]] = picture
        assert set(find_qr(frame)) == {SAMPLE.encode(), TEXTS[4].encode()}

    def test_bytes_that_are_no_utf8_stay_as_they_are(self) -> None:
        raw = bytes(range(128, 256))
        rows = segno.make_qr(raw, mode="byte").matrix_iter(scale=4, border=4)
        picture = np.array([[0 if dark else 255 for dark in row] for row in rows], dtype=np.uint8)
        assert find_qr(picture) == (raw,)

    def test_no_code(self) -> None:
        assert find_qr(frame_with(np.full((100, 100), 255, dtype=np.uint8))) == ()
        assert find_qr(np.zeros((0, 0), dtype=np.uint8)) == ()
        assert find_qr(np.zeros((1, 1), dtype=np.uint8)) == ()

    @pytest.mark.parametrize("shape", [(4,), (4, 4, 4), (4, 4, 1), (1, 4, 4, 3)])
    def test_no_picture_is_refused(self, shape: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="8-bit"):
            find_qr(np.zeros(shape, dtype=np.uint8))


class TestSecondDecoderAbsent:
    def test_library_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in [name for name in sys.modules if name.startswith("pyzbar")]:
            monkeypatch.delitem(sys.modules, module)
        monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
        absent = load_zbar()
        assert absent == ZbarAbsent(ZbarAbsence.NO_LIBRARY)
        assert QrFinder(absent).find(code(SAMPLE)) == (SAMPLE.encode(),)
        assert QrFinder(absent).find(np.full((40, 50), 255, dtype=np.uint8)) == ()

    def test_library_without_binary_mode(self, monkeypatch: pytest.MonkeyPatch) -> None:
        bindings = importlib.import_module("pyzbar.wrapper")
        monkeypatch.setattr(bindings, "zbar_image_scanner_set_config", lambda *ignored: 1)
        assert load_zbar() == ZbarAbsent(ZbarAbsence.NO_BINARY_MODE)

    def test_present_here(self) -> None:
        assert isinstance(default_finder().second, ZbarDecoder)


def saved(path: Path, mode: str = "RGB") -> Path:
    Image.fromarray(code(SAMPLE)).convert(mode).save(path)
    return path


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "mode"),
        [
            ("a.png", "RGB"),
            ("a.png", "L"),
            ("a.png", "1"),
            ("a.png", "P"),
            ("a.jpg", "RGB"),
            ("a.webp", "RGB"),
            ("a.bmp", "RGB"),
        ],
    )
    def test_formats(self, tmp_path: Path, name: str, mode: str) -> None:
        assert scan_image_file(saved(tmp_path / name, mode)) == (SAMPLE.encode(),)

    def test_code_on_transparency(self, tmp_path: Path) -> None:
        mask = Image.fromarray(255 - code(SAMPLE))
        picture = Image.new("RGBA", mask.size, (0, 0, 0, 0))
        picture.putalpha(mask)
        picture.save(tmp_path / "a.png")
        assert scan_image_file(tmp_path / "a.png") == (SAMPLE.encode(),)

    def test_picture_without_code(self, tmp_path: Path) -> None:
        Image.new("RGB", (300, 200), "grey").save(tmp_path / "a.png")
        assert scan_image_file(tmp_path / "a.png") == ()

    def fault_of(self, path: Path) -> ImageFault:
        with pytest.raises(ImageFileError) as caught:
            scan_image_file(path)
        assert path.name not in str(caught.value)
        return caught.value.fault

    def test_not_found(self, tmp_path: Path) -> None:
        assert self.fault_of(tmp_path / "none.png") is ImageFault.NOT_FOUND
        assert self.fault_of(tmp_path) is ImageFault.NOT_FOUND

    def test_not_an_image(self, tmp_path: Path) -> None:
        (tmp_path / "a.png").write_bytes(SAMPLE.encode())
        assert self.fault_of(tmp_path / "a.png") is ImageFault.NOT_AN_IMAGE
        (tmp_path / "empty.png").touch()
        assert self.fault_of(tmp_path / "empty.png") is ImageFault.NOT_AN_IMAGE

    def test_other_formats_are_refused(self, tmp_path: Path) -> None:
        Image.new("L", (40, 40)).save(tmp_path / "a.gif")
        assert self.fault_of(tmp_path / "a.gif") is ImageFault.NOT_AN_IMAGE

    def test_too_many_bytes(self, tmp_path: Path) -> None:
        with (tmp_path / "a.png").open("wb") as file:
            file.truncate(MAX_FILE_BYTES + 1)
        assert self.fault_of(tmp_path / "a.png") is ImageFault.TOO_LARGE

    @pytest.mark.parametrize("size", [(10_000, 5_001), (60_000, 60_000)])
    def test_too_many_pixels_in_a_small_file(self, tmp_path: Path, size: tuple[int, int]) -> None:
        png = bytearray(saved(tmp_path / "a.png").read_bytes())
        png[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
        png[29:33] = _crc(bytes(png[12:29]))
        (tmp_path / "a.png").write_bytes(png)
        assert self.fault_of(tmp_path / "a.png") is ImageFault.TOO_LARGE

    def test_unreadable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = saved(tmp_path / "a.png")

        def refuse(*ignored: object) -> None:
            raise PermissionError

        # The tests may run as a user whom no file mode stops.
        monkeypatch.setattr(Path, "open", refuse)
        assert self.fault_of(path) is ImageFault.UNREADABLE

    @pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.bmp"])
    def test_truncated_anywhere(self, tmp_path: Path, name: str) -> None:
        whole = saved(tmp_path / name).read_bytes()
        for kept in range(0, len(whole) - 20, max(1, len(whole) // 40)):
            (tmp_path / name).write_bytes(whole[:kept])
            assert self.fault_of(tmp_path / name) in {ImageFault.DAMAGED, ImageFault.NOT_AN_IMAGE}


def _crc(chunk: bytes) -> bytes:
    return zlib.crc32(chunk).to_bytes(4, "big")


@given(data=st.data(), image_format=st.sampled_from(["PNG", "JPEG", "WEBP", "BMP"]))
def test_damaged_files_are_scanned_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, image_format: str
) -> None:
    buffer = io.BytesIO()
    picture = Image.new("RGB", (60, 60), "white")
    ImageDraw.Draw(picture).rectangle((10, 10, 30, 30), fill="black")
    picture.save(buffer, image_format)
    damaged = bytearray(buffer.getvalue())
    for position in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=8)):
        damaged[position] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(damaged)
    with contextlib.suppress(ImageFileError):
        assert scan_image_file(path) == ()
