"""A real SMTP server on loopback for tests: it takes letters, refuses, says "later", or takes its time."""

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

Answer = Callable[[str], str]


@dataclass
class MailServer:
    """What the server does, and what it has taken: for each letter the recipient and the message."""

    port: int = 0
    on_sign_on: str = "220 ready"
    on_sender: Answer = lambda _sender: "250 ok"
    on_recipient: Answer = lambda _recipient: "250 ok"
    on_data: Answer = lambda _recipient: "250 taken"
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    connections: int = 0

    @property
    def recipients(self) -> list[str]:
        """Who got letters, in order."""
        return [recipient for recipient, _message in self.taken]


class Conversation(socketserver.StreamRequestHandler):
    """One client."""

    def handle(self) -> None:
        """Answer line by line (RFC 5321)."""
        server: MailServer = self.server.about  # type: ignore[attr-defined]  # set below
        server.connections += 1
        recipient = ""
        self.say(server.on_sign_on)
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                recipient = line.split("<")[1].split(">")[0]
                self.say(server.on_recipient(recipient))
            elif verb == "MAIL":
                self.say(server.on_sender(line))
            elif verb == "DATA":
                self.say("354 go on")
                letter = self.letter()
                answer = server.on_data(recipient)
                if answer.startswith("250"):
                    server.taken.append((recipient, message_from_bytes(letter, policy=policy.default)))
                self.say(answer)
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def letter(self) -> bytes:
        """Read up to the line with a single dot."""
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def say(self, line: str) -> None:
        """Answer; whoever has gone meanwhile does not hear it."""
        try:
            self.wfile.write(f"{line}\r\n".encode())
        except OSError:
            return


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def running() -> Iterator[MailServer]:
    """Run a server for the length of a test."""
    about = MailServer()
    with _Server(("127.0.0.1", 0), Conversation) as server:
        about.port = server.server_address[1]
        server.about = about  # type: ignore[attr-defined]  # read by each conversation
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield about
        server.shutdown()


def once(answer: str, then: str = "250 ok") -> Answer:
    """Answer so at the first time for each recipient, then otherwise (greylisting)."""
    known: set[str] = set()

    def answered(recipient: str) -> str:
        if recipient in known:
            return then
        known.add(recipient)
        return answer

    return answered


def slowly(seconds: float) -> Answer:
    """Take that long."""

    def answered(_recipient: str) -> str:
        time.sleep(seconds)
        return "250 taken"

    return answered
