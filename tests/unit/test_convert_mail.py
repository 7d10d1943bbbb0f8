"""Mails saved as text, whose heads and bodies are encoded."""

import base64
import quopri
import warnings

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

BODY = "Kính mời các chi bộ họp ở nhà văn hóa thôn Đoài, đồng chí Lê Na chủ trì cuộc họp bàn làm đường."
HEAD = "From: lan@example.org\nSubject: Họp\nMIME-Version: 1.0\n"
PLAIN = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "


def page(text: str) -> Document:
    return to_document(RawFile("thư", "thư.txt", "text", text))


def quoted(text: str, charset: str = "utf-8") -> str:
    return quopri.encodestring(text.encode(charset)).decode()


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{PLAIN}quoted-printable\n\n{quoted(BODY)}",
        f"{HEAD}{PLAIN}base64\n\n{base64.encodebytes(BODY.encode()).decode()}",
        f"{HEAD}{PLAIN}base64\n\n{base64.encodebytes(BODY.encode()).decode()}".replace("\n", "\r\n"),
        (
            f"{HEAD}Content-Type: multipart/alternative;\n boundary=x\n\n--x\n{PLAIN}8bit\n\n{BODY}\n--x\n"
            f"Content-Type: text/html\n\n<p>{BODY}</p>\n--x--\n"
        ),
        (
            f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
            f"Content-Transfer-Encoding: quoted-printable\n\n{quoted(f'<p>{BODY}</p>')}\n--x--\n"
        ),
    ],
)
def test_the_body_of_a_mail_is_decoded(text: str) -> None:
    document = page(text)
    assert (document.title, document.body) == ("Họp", f"From: lan@example.org\n{BODY}")
    assert ("MIME-Version: 1.0", "mail") in document.removed


def test_an_attachment_is_told_and_none_of_the_text() -> None:
    attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nxyz"
    document = page(
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n{PLAIN}8bit\n\n{BODY}\n--x\n{attached}\n--x--"
    )
    assert ("a.txt", "attachment") in document.removed
    assert "xyz" not in document.body


@pytest.mark.parametrize("charset", ["none", "unicode-escape"])
def test_a_body_in_no_known_encoding_stays_as_it_is_written(charset: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable"
    assert page(f"{head}\n\n{quoted(BODY)}").body.endswith(quoted(BODY).split("\n")[-1])


def test_what_only_speaks_of_encodings_is_no_mail() -> None:
    text = f"Hướng dẫn gửi thư\n\n{PLAIN}base64\n\nS8OtbmggbeG7nWk="
    assert page(text).body.endswith("S8OtbmggbeG7nWk=")


def test_words_in_an_encoding_of_python_stay_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert page("From: a\nSubject: =?unicode-escape?Q?=5Cd?=\n").title == "=?unicode-escape?Q?=5Cd?="


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n{BODY}",
        f"{HEAD}Content-Type: multipart/mixed\n\n{BODY}\n--x\n{PLAIN}8bit\n\nGhi chú\n--x--",
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n{BODY}\n--x\n{PLAIN}8bit\n\nGhi chú\n--x--",
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n{PLAIN}8bit\n\nGhi chú\n--x--\n{BODY}",
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; name=a\n\n{BODY}\n--x--",
        (
            f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n{PLAIN}8bit\n\nGhi chú\n--x\n"
            f"Content-Type: message/rfc822\n\nSubject: Chuyển tiếp\nContent-Type: text/html\n\n<p>{BODY}</p>\n--x--"
        ),
    ],
)
def test_no_text_of_a_mail_goes_that_somebody_cut_or_sent_on(text: str) -> None:
    body = page(text).body
    assert BODY in body
    assert ("Ghi chú" in body, "Chuyển tiếp" in body) == ("Ghi chú" in text, "Chuyển tiếp" in text)


def test_a_mail_of_parts_in_parts_without_end_stays_as_it_is() -> None:
    heads = "".join(f"Content-Type: multipart/mixed; boundary=b{part}\n\n--b{part}\n" for part in range(3_000))
    assert BODY in page(f"{HEAD}{heads}{PLAIN}8bit\n\n{BODY}").body
