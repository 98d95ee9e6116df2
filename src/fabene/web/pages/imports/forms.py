"""Which table, of which network; which of its columns is for what."""

from collections.abc import Mapping, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from fabene.lib.imports.values import Field, Mapped
from fabene.people.values import NetworkView
from fabene.web.pages.imports.kinds import KIND
from fabene.web.pages.writing import WriteForm

Files = MultiValueDict[str, UploadedFile[bytes]]
NONE = ""
HEAD_SHOWN = 40


class StartForm(WriteForm):
    """A file, what is in it, and whose it is."""

    network = forms.ChoiceField(label=_("Rete"))
    kind = forms.ChoiceField(label=_("Che cosa c'è nella tabella"), choices=list(KIND.items()))
    table = forms.FileField(
        label=_("Tabella"), help_text=_("Un file CSV o XLSX, fino a 20 MiB e 100.000 righe."), allow_empty_file=True
    )

    def __init__(self, data: QueryDict | None, files: Files | None, *, networks: Sequence[NetworkView]) -> None:
        """Offer the networks whose tables may be brought in."""
        super().__init__(data, files)
        choices = [(str(network.id), network.name) for network in networks]
        self.fields["network"] = forms.ChoiceField(label=_("Rete"), choices=choices)


class ColumnsForm(forms.Form):
    """Which column is for each field, and the one answer that a kind of table asks for."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        fields: Sequence[Field],
        names: Mapping[str, str],
        head: Sequence[str],
        mapping: Mapped,
        asked: Mapping[str, tuple[object, list[tuple[str, str]]]],
    ) -> None:
        """Offer the columns by their heads; ``names`` are those of the fields, by key.

        ``asked`` is what → its question and the answers there are.
        """
        super().__init__(data)
        self._keys = [field.key for field in fields]
        columns = [(NONE, str(_("non c'è")))]
        columns += [(str(at), f"{at + 1}. {cell[:HEAD_SHOWN]}") for at, cell in enumerate(head)]
        for field in fields:
            chosen = str(mapping[field.key]) if field.key in mapping else NONE
            self.fields[field.key] = forms.ChoiceField(
                label=names[field.key], choices=columns, required=field.required, initial=chosen
            )
        for key, (question, answers) in asked.items():
            choices = [(NONE, str(_("nessuna"))), *answers]
            self.fields[f"answer_{key}"] = forms.ChoiceField(label=str(question), choices=choices, required=False)

    @property
    def mapping(self) -> dict[str, int]:
        """Return field → column."""
        return {key: int(self.cleaned_data[key]) for key in self._keys if self.cleaned_data.get(key)}

    @property
    def answers(self) -> dict[str, str]:
        """Return what was answered."""
        said = {
            key.removeprefix("answer_"): text for key, text in self.cleaned_data.items() if key.startswith("answer_")
        }
        return {key: text for key, text in said.items() if text}
