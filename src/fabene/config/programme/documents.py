"""The documents of the demonstration: the programme's own papers are others' to publish, so only where to read them.

One paper is made here from the typed data, in PDF/A: the list of every page that the demonstration rests on.
"""

from datetime import datetime
from pathlib import Path
from types import ModuleType

from fabene import web
from fabene.config.programme import change, frame_sources, sources
from fabene.config.programme.frame import FA_BENE, programme_id
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.lib import pdf
from fabene.lib.stamps import Stamp
from fabene.programme.documents import services
from fabene.programme.documents.values import DocumentKind, Licence

TEMPLATE = Path(web.__file__).parent / "typst" / "dossier.typ"
TITLE = Bilingual(
    it="Le fonti della dimostrazione: Top Metro Fa Bene e Ovest Food Lab",
    en="The sources of the demonstration: Top Metro Fa Bene and Ovest Food Lab",
)


def load_documents(stamp: Stamp) -> None:
    """Publish the list of sources; repeated, it changes nothing. The programme is there."""
    services.publish(
        id=identity("document", "sources"),
        about=programme_id(FA_BENE),
        title=TITLE,
        kind=DocumentKind.OTHER,
        public=True,
        licence=Licence.CC_BY,
        content=list_of_sources(stamp.happened_at),
        stamp=stamp,
        programme=programme_id(FA_BENE),
    )


def list_of_sources(made_at: datetime) -> bytes:
    """Return the paper: what it is, then every address, in the order of the alphabet."""
    pages = sorted({address for module in (sources, frame_sources, change) for address in _addresses(module)})
    data = {
        "language": "it",
        "title": TITLE.it,
        "author": "fabene",
        "footer": TITLE.it,
        "page_word": "pagina",
        "lead": "Ogni nome, data e cifra del programma in questa dimostrazione viene da una di queste pagine.",
        "unknown": "",
        "sections": [
            {
                "heading": "Che cosa non c’è",
                "text": "Quello che nessuna pagina dice resta vuoto. Le giornate di mercato, le famiglie e i loro "
                "numeri sono simulati. Gli atti del programma sono pubblicati da chi li ha adottati.",
                "figures": [],
            }
        ],
        "results_heading": "Le pagine",
        "results": pages,
        "source": "",
    }
    return pdf.render(TEMPLATE, data, made_at=made_at, archive=True)


def _addresses(module: ModuleType) -> list[str]:
    values = (value for name, value in vars(module).items() if name.isupper() and isinstance(value, str))
    return [value for value in values if value.startswith(("http://", "https://"))]
