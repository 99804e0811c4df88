import codecs

import pytest

from workers.encoding import HEAD_BYTES, UndecodableError, decode, detect

ARABIC = "قال وزير الصحة إن اللقاح متوفر في جميع المحافظات.\nوأضاف: «لا نقص لدينا».\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("text", [ARABIC, ARABIC * 2000, "عاجل", "COVID-19: تصريح للوزير"])
def test_each_encoding_comes_back_to_the_letter(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf16_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")) == ARABIC


def test_line_ends_stay_as_they_are() -> None:
    assert decode("أول\r\nثان\rثالث\n".encode()) == "أول\r\nثان\rثالث\n"


@pytest.mark.parametrize("text", ["", "plain ASCII", "naïve café", "中文新闻"])
def test_utf8_that_is_not_arabic_stays_utf8(text: str) -> None:
    assert detect(text.encode()) == "utf-8"
    assert decode(text.encode()) == text


def test_a_letter_cut_at_the_end_of_the_head_is_no_failure() -> None:
    head = ("x" + "ق" * HEAD_BYTES).encode()[:HEAD_BYTES]
    assert head[-1:] != b"x"
    assert detect(head) == "utf-8"


def test_one_damaged_byte_is_named_with_its_line_and_not_read_as_another_encoding() -> None:
    data = ARABIC.encode()
    at = data.index(b"\n") + 5
    with pytest.raises(UndecodableError, match=r"byte \d+ \(0x.*not UTF-8") as caught:
        decode(data[:at] + b"\xff" + data[at:])
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xf0\x01\x00",
        "déjà vu, à côté de l'été".encode("latin-1"),
        "экономика".encode("cp1251"),
        bytes(range(128, 256)),
    ],
)
def test_what_is_in_none_of_the_three_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_a_declared_encoding_is_held_to() -> None:
    assert decode("قال".encode("iso8859-6"), "iso8859-6") == "قال"
    # A codec of Python's that raises no UnicodeDecodeError.
    with pytest.raises(UndecodableError, match="the bytes are not undefined"):
        decode(b"x", "undefined")
    with pytest.raises(UndecodableError, match="no encoding is called 'klingon'"):
        decode(b"x", "klingon")
