"""A real OpenID provider on loopback, in a process of its own: what stands for the SPID and CIE proxy."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import requests

SECONDS = 10
READY = "Uvicorn running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The provider, at its address."""

    url: str

    def confirm(self, asked: str, *, subject: str) -> str:
        """Confirm the identity that the site asks for; return where the person is sent back to."""
        return self._answer(asked, {"sub": subject})

    def deny(self, asked: str) -> str:
        """Cancel; return where the person is sent back to."""
        return self._answer(asked, {"action": "deny"})

    def _answer(self, asked: str, form: Mapping[str, str]) -> str:
        response = requests.post(asked, data=form, timeout=SECONDS, allow_redirects=False)
        assert response.status_code == 302, response.text
        return response.headers["Location"]


def asked_of(address: str) -> dict[str, str]:
    """Return what the site asks of the provider, by name."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@contextmanager
def running(*people: Mapping[str, str]) -> Iterator[Provider]:
    """Run the provider with these people (each with its ``sub``) until it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = [part for person in people for part in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *known]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "NO_COLOR": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True) as process:
        try:
            assert process.stderr is not None
            before = []
            for line in process.stderr:
                before.append(line)
                if READY in line:
                    break
            else:
                raise AssertionError("".join(before))
            yield Provider(url=f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.communicate(timeout=SECONDS)
