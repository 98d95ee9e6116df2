"""The contract with an SMS gateway (docs/reference/sms-gateway.md), played from a recording by a small server."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from fabene.lib.outbox.gateways.http import MAX_ANSWER_BYTES, HttpGateway
from fabene.lib.outbox.values import Answer, Letter, Trouble
from tests.world import at, key

RECORDED: list[dict[str, Any]] = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))
LETTER = Letter(id=key("letter"), to="+390000000012", subject="", text="غدا، السبت، 15:30")


class Gateway(HTTPServer):
    """Answers every request with one recorded response, and keeps what it was asked."""

    def __init__(self, response: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.response = response
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []


class Handler(BaseHTTPRequestHandler):
    """One request of the gateway."""

    server: Gateway

    def do_POST(self) -> None:
        """Keep the request and play the response."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
        played = self.server.response
        self.send_response(played["status"])
        for name, value in played["headers"].items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(played["body"].replace("{id}", str(LETTER.id)).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def playing(response: dict[str, Any]) -> Iterator[tuple[Gateway, str]]:
    """Let a gateway play a response; yield it and its address."""
    with Gateway(response) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server, f"http://127.0.0.1:{server.server_port}/v1/messages"
        finally:
            server.shutdown()
            thread.join()


def send(url: str, *, timeout: float = 5) -> Answer:
    gateway = HttpGateway(url=url, token="un segreto", sender="fa bene", timeout_seconds=(timeout, timeout))
    return gateway.send(LETTER, now=at(15))


def test_a_message_is_posted_with_who_sends_it_and_its_identity() -> None:
    with playing(RECORDED[0]["response"]) as (gateway, url):
        assert send(url) == Answer()

    ((path, headers, body),) = gateway.asked
    assert path == "/v1/messages"
    assert headers["Authorization"] == "Bearer un segreto"
    assert headers["Idempotency-Key"] == str(LETTER.id)
    assert headers["Content-Type"] == "application/json"
    assert body == {"id": str(LETTER.id), "to": "+390000000012", "from": "fa bene", "text": LETTER.text}


@pytest.mark.parametrize("exchange", RECORDED, ids=lambda exchange: exchange["name"])
def test_every_answer_of_the_contract_is_understood(exchange: dict[str, Any]) -> None:
    with playing(exchange["response"]) as (gateway, url):
        answer = send(url)

    said = exchange["answer"]
    trouble = Trouble(said["trouble"]) if said["trouble"] else None
    assert answer == Answer(trouble=trouble, wait_seconds=said["wait_seconds"])
    assert len(gateway.asked) == 1, "nothing is followed and nothing is repeated here"


def test_a_password_kept_for_this_address_does_not_take_the_place_of_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ugo password pere\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))

    with playing(RECORDED[0]["response"]) as (gateway, url):
        send(url)

    assert gateway.asked[0][1]["Authorization"] == "Bearer un segreto"


def test_an_endless_answer_is_not_read_to_its_end() -> None:
    endless = {"status": 200, "headers": {}, "body": " " * (MAX_ANSWER_BYTES + 1)}

    with playing(endless) as (_, url):
        assert send(url) == Answer(trouble=Trouble.UNREADABLE)


def test_a_gateway_that_does_not_answer_in_time_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert send(f"http://127.0.0.1:{port}/", timeout=0.05) == Answer(trouble=Trouble.UNREACHABLE)


def test_a_gateway_that_is_not_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    assert send(f"http://127.0.0.1:{port}/") == Answer(trouble=Trouble.UNREACHABLE)


def test_a_gateway_keeps_nothing_to_forget() -> None:
    HttpGateway(url="https://sms.example.org/", token="", sender="").forget(LETTER.id)
