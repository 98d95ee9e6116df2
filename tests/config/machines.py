"""A machine that keeps an installation: its folder and its keys. Two of them make a move, or a rescue."""

from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import LazySettings

from tests.lib.keys import own_keyring


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A folder of data, as ``FABENE_DATA`` names one."""

    settings: LazySettings
    data: Path

    def sit_down(self) -> None:
        """Let everything that reads or writes data do it here from now on."""
        self.data.mkdir(exist_ok=True)
        self.settings.DATA_FOLDER = self.data
        self.settings.FILES_FOLDER = self.data / "files"
        self.settings.ERASURE_REGISTER = self.data / "erasures.txt"
        self.settings.ENVIRONMENT = replace(self.settings.ENVIRONMENT, data=self.data)
        own_keyring(self.settings, self.data)
