"""Sealing a backup in the age format (age-encryption.org/v1), which the standard tool opens without this program."""

from collections.abc import Sequence
from pathlib import Path

import pyrage

from fabene.config.environment import EnvironmentRefusedError

SHORTEST_PASSPHRASE = 16


def recipients(written: Sequence[str]) -> list[pyrage.x25519.Recipient | pyrage.ssh.Recipient]:
    """Return who may open a backup: ``age1…`` or the line of an SSH public key; raise ``EnvironmentRefusedError``."""
    return [_recipient(each) for each in written]


def _recipient(written: str) -> pyrage.x25519.Recipient | pyrage.ssh.Recipient:
    reader = pyrage.ssh.Recipient if written.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return reader.from_str(written)
    except pyrage.RecipientError as error:
        raise EnvironmentRefusedError(f"{written!r} is no age recipient (age1…) and no SSH public key") from error


def passphrase(path: Path) -> str:
    """Return the passphrase that a file holds; raise ``EnvironmentRefusedError`` when it is short or not there."""
    found = _text(path).strip()
    if len(found) < SHORTEST_PASSPHRASE:
        raise EnvironmentRefusedError(f"{path} must hold a passphrase of at least {SHORTEST_PASSPHRASE} signs")
    return found


def identities(path: Path) -> list[pyrage.x25519.Identity | pyrage.ssh.Identity]:
    """Return the private keys that a file holds, as ``age-keygen`` or ``ssh-keygen`` writes them."""
    text = _text(path)
    try:
        if "PRIVATE KEY-----" in text:
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        lines = (line.strip() for line in text.splitlines())
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except pyrage.IdentityError as error:
        raise EnvironmentRefusedError(f"{path} holds no private key of age or SSH") from error
    if not found:
        raise EnvironmentRefusedError(f"{path} holds no private key of age or SSH")
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentRefusedError(f"{path} cannot be read") from error


def seal(plain: Path, sealed: Path, *, to: Sequence[str], secret: str | None) -> None:
    """Seal the file ``plain`` as ``sealed``, for the recipients ``to`` or under a passphrase (then held in memory)."""
    if secret is not None:
        sealed.write_bytes(pyrage.passphrase.encrypt(plain.read_bytes(), secret))
        return
    pyrage.encrypt_file(str(plain), str(sealed), recipients(to))


def unseal(sealed: Path, plain: Path, *, identity: Path | None, secret: str | None) -> None:
    """Open the file ``sealed`` as ``plain``; raise ``EnvironmentRefusedError`` when it cannot be opened."""
    try:
        if secret is not None:
            plain.write_bytes(pyrage.passphrase.decrypt(sealed.read_bytes(), secret))
        elif identity is not None:
            pyrage.decrypt_file(str(sealed), str(plain), identities(identity))
    except (pyrage.DecryptError, OSError) as error:
        raise EnvironmentRefusedError(f"{sealed} does not open with what was given, or is damaged") from error
