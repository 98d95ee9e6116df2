"""A keyring of a test's own, as an installation has one."""

from pathlib import Path

from django.conf import LazySettings


def own_keyring(settings: LazySettings, folder: Path) -> None:
    """Let the keyring and the index key live in ``folder``, where nothing is yet."""
    settings.FABENE_KEYS = ()
    settings.FABENE_KEYS_FILE = folder / "keys" / "sealing.keys"
    settings.FABENE_KEYS_FILE_IS_OURS = True
    settings.FABENE_INDEX_KEY = ""
    settings.FABENE_INDEX_KEY_FILE = folder / "keys" / "index.key"
    settings.FABENE_INDEX_KEY_FILE_IS_OURS = True
