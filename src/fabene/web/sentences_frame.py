"""Sentences about the frame of programmes and about who writes to them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FRAME: dict[str, Promise] = {
    "contact_gone": _(
        "Questa richiesta è chiusa e quello che diceva è stato cancellato: non c’è più nulla da leggere."
    ),
    "contact_network_missing": _("Di’ in quale città sei: così la richiesta arriva a chi può aiutarti vicino a te."),
    "contact_not_found": _("Questa richiesta non c’è, o non è per te."),
    "contact_not_open": _("Qualcuno se ne occupa già, o è chiusa: ricarica la pagina."),
    "contact_open_already": _("Questa richiesta aspetta già: non c’è niente da riaprire."),
    "contact_reach_missing": _("Lascia un’email o un telefono: senza, nessuno può risponderti."),
    "contact_there_already": _("La richiesta è già di questa rete."),
    "contact_too_many": _(
        "Da qui sono già arrivate %(limit)s richieste in un’ora: riprova più tardi. Quello che hai scritto è qui."
    ),
    "contact_too_many_today": _(
        "Oggi sono arrivate troppe richieste: riprova domani, o chiama il tuo Comune. Quello che hai scritto è qui."
    ),
    "consent_in_future": _("Il giorno del consenso non è ancora arrivato: controlla la data."),
    "date_not_real": _("Questo giorno non esiste: controlla giorno, mese e anno."),
    "extension_shortens": _("L’accordo vale già fino al %(date)s: una proroga non può finire prima."),
    "frame_ends_before": _("La fine viene prima dell’inizio: controlla le due date. Quello che hai scritto è qui."),
    "frame_row_not_found": _("Questa parte del programma non c’è, o non c’è più."),
    "logo_not_a_picture": _(
        "Un logo è un’immagine PNG, JPEG o WebP: questo file è un PDF. Non è stato caricato nulla."
    ),
    "logo_not_allowed": _("Per questo logo non c’è un consenso: non si mostra già."),
    "network_joined_already": _("In quei giorni la rete fa già parte di questo programma: cambia le date."),
    "programme_inside_itself": _("Un programma non può stare dentro sé stesso, né venire dopo sé stesso."),
    "programme_not_found": _("Questo programma non c’è."),
    "project_not_found": _("Questo progetto non c’è."),
    "project_without_network": _("Un progetto sta in almeno una rete: sceglila."),
    "ranking_not_possible": _("Il posto %(position)s su %(out_of)s non esiste: controlla la graduatoria."),
}
