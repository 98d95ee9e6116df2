"""Sentences about what the programme publishes: documents, changes in services, closing dossiers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PUBLISHED: dict[str, Promise] = {
    "archive_copy_not_made": _(
        "Da questo file non si è potuta fare una copia che passi il controllo: forse è rovinato o troppo pesante. "
        "Esportalo dal suo programma come PDF/A e aggiungilo come versione nuova. Non è cambiato nulla."
    ),
    "change_moved_back": _("Lo stato di prima vale da %(date)s: scrivi quel giorno o uno dopo."),
    "change_not_found": _("Questa azione di sistema non c’è."),
    "change_status_same": _("Lo stato è già questo: non è cambiato nulla."),
    "document_not_found": _("Questo documento non c’è."),
    "document_same_content": _("È lo stesso file della versione che c’è già: non serve caricarlo di nuovo."),
    "document_withdrawn": _("Il documento è stato ritirato: pubblicane uno nuovo. Non è cambiato nulla."),
    "file_not_what_it_says": _(
        "Il nome dice %(says)s, ma dentro il file c’è altro (%(found)s): aprilo con il suo programma, salvalo o "
        "esportalo come %(says)s e caricalo di nuovo. Non è stato caricato nulla; quello che hai scritto è qui."
    ),
    "file_unlike_its_name": _(
        "Il nome dice %(says)s, ma dentro il file c’è altro, che non si riconosce: esportalo come %(says)s e caricalo "
        "di nuovo. Non è stato caricato nulla; quello che hai scritto è qui."
    ),
    "licence_unknown": _("Questa licenza non è nell’elenco: scegline una dell’elenco."),
    "map_empty": _("Nella mappa non c’è ancora nessuno: scrivi almeno un ente."),
    "map_in_future": _("Il giorno della mappa non è ancora arrivato: controlla la data."),
    "map_too_large": _(
        "La mappa è troppo grande da leggere: al massimo %(actors_limit)s enti e %(ties_limit)s legami."
    ),
    "pdf_does_not_open": _(
        "Il file comincia come un PDF ma non si apre: forse è arrivato a metà. Aprilo sul tuo computer, salvalo di "
        "nuovo come PDF e ricaricalo. Non è stato caricato nulla; quello che hai scritto è qui."
    ),
    "tie_with_itself": _("Un legame unisce due enti diversi: “%(actor)s” è scritto due volte."),
}
