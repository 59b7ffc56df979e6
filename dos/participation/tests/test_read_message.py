"""Any bytes that arrive by mail become plain data or a named trouble, never an error."""

import email
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dos.participation.connectors.mailbox import MAX_TEXT, read_message


@given(st.binary(max_size=3_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    letter = read_message(email.message_from_bytes(raw))

    assert isinstance(letter.text, str)
    assert "\n" not in letter.subject


@given(st.text(max_size=200), st.sampled_from(["utf-8", "latin-1", "utf-7", "x-unbekannt", "cp1252", "'; drop", ""]))
def test_any_charset_is_read(text: str, charset: str) -> None:
    raw = f"Content-Type: text/plain; charset={charset}\nFrom: a@b.example\n\n".encode() + text.encode("utf-8")

    assert isinstance(read_message(email.message_from_bytes(raw)).text, str)


def test_wrong_charset_shows_umlauts_all_the_same() -> None:
    raw = b"Content-Type: text/plain; charset=us-ascii\nSubject: =?utf-8?q?B=C3=A4ume?=\n\nB\xe4ume"

    letter = read_message(email.message_from_bytes(raw))

    assert (letter.subject, letter.text) == ("Bäume", "Bäume")


def test_attachments_are_counted_and_not_read() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Frau <FRAU@Mail.example>", "Mit Bild"
    message.set_content("Ein Text")
    message.add_attachment(b"MZ...", maintype="application", subtype="octet-stream", filename="rechnung.exe")
    message.add_attachment("<script>", subtype="html", filename="seite.html")

    letter = read_message(message)

    assert (letter.text.strip(), letter.html, letter.attachments) == ("Ein Text", "", 2)
    assert letter.sender == "frau@mail.example"


def test_more_than_a_hundred_parts_are_a_trouble() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.make_mixed()
    for _part in range(101):
        message.add_attachment(b"x", maintype="image", subtype="png")

    assert read_message(message).trouble == "unreadable"


def test_encrypted_mail_is_a_trouble() -> None:
    raw = (
        b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x\nFrom: a@b.example\n\n'
        b"--x\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--x--\n"
    )

    assert read_message(email.message_from_bytes(raw)).trouble == "encrypted"


def test_a_long_text_is_cut() -> None:
    message = EmailMessage(policy=policy.SMTP)
    message.set_content("x" * (MAX_TEXT + 5_000))

    assert len(read_message(message).text) <= MAX_TEXT


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_returned_letter_names_whom_and_which(kind: str) -> None:
    raw = (
        "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        "--x\nContent-Type: text/plain\n\nGing nicht.\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; Weg@Mail.example\nAction: failed\nStatus: 5.1.1\n\n"
        f"--x\nContent-Type: {kind}\n\nMessage-ID: <abc@stadt.example>\nSubject: Hallo\n\n--x--\n"
    )

    letter = read_message(email.message_from_string(raw))

    assert letter.failed_recipients == ("weg@mail.example",)
    assert letter.returned_ids == ("<abc@stadt.example>",)
