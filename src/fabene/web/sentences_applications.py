"""What a person reads when something about an application was refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

APPLICATIONS: dict[str, Promise] = {
    "applicant_not_found": _("Questo ente non c’è tra chi ha risposto."),
    "application_incomplete": _("Non è partita: mancano %(count)s cose. Tutto quello che hai scritto è al suo posto."),
    "application_late": _("Il bando è chiuso. Le bozze restano qui, si leggono e si scaricano, ma non partono più."),
    "application_not_found": _("Questa proposta non c’è, o non è tra le tue."),
    "application_not_sent": _("Si ritira una proposta inviata: questa è una bozza, o è già ritirata."),
    "application_sent": _("La proposta è già partita con il numero %(number)s: non si cambia più. Puoi ritirarla."),
    "application_withdrawn": _("La proposta è stata ritirata: non c’è più niente da confermare."),
    "author_leaves_alone": _("Chi è autore non lo toglie nessuno: può solo lasciare da sé."),
    "author_only": _("Solo chi è autore della proposta decide chi la scrive."),
    "call_not_open": _("Il bando non è ancora aperto: torna il giorno in cui apre."),
    "document_unknown": _("Il bando non chiede questo documento: sceglilo dall’elenco."),
    "draft_of_several": _("A questa bozza scrivete in più persone: nessuno la butta via da solo."),
    "field_changed": _("Nel frattempo qualcun altro ha scritto qui. Leggi i due testi e salva quello giusto."),
    "field_unknown": _("Il bando non ha più questa domanda: ricarica la pagina. Il tuo testo è ancora nel riquadro."),
    "invited_to_nothing": _("Di’ a che cosa inviti: a scrivere con voi, o a confermare per un ente."),
    "last_author_stays": _("Sei l’unico autore: prima rendi autore qualcun altro che scrive, poi puoi lasciare."),
    "organisation_not_yours": _(
        "Per questo ente non hai un ruolo in questo sito: scrivi il suo nome, e l’ufficio lo collegherà."
    ),
    "organisation_other_code": _(
        "%(organisation)s ha il codice fiscale %(tax_code)s: correggi quello che hai scritto, o lascialo vuoto."
    ),
    "part_not_found": _("Questo ente non è nella proposta."),
    "part_twice": _("Nella proposta c’è già questo ente, o uno con lo stesso codice fiscale (%(tax_code)s)."),
    "past_not_found": _("Questa versione non c’è più: se ne tengono le ultime."),
    "sign_in_to_write": _("Per scrivere con gli altri serve un accesso: entra, o creane uno."),
    "sum_negative": _("Un importo non può essere sotto zero."),
    "sum_too_large": _("Un importo è troppo grande: al massimo %(limit_euros)s."),
    "tax_code_check": _(
        "Il codice fiscale non torna: l’ultimo segno non va con gli altri, quindi uno è sbagliato. Ricontrollalo."
    ),
    "tax_code_length": _(
        "Il codice fiscale di un ente ha 11 cifre (16 segni per una ditta individuale): qui ce ne sono %(signs)s."
    ),
    "tax_code_signs": _("Nel codice fiscale c’è un segno che non può starci: per un ente sono 11 cifre."),
    "too_many_attachments": _("I documenti sono al massimo %(limit)s: togline uno."),
    "too_many_drafts": _("In questo bando hai già %(limit)s bozze: finiscine una, o buttala via."),
    "too_many_editors": _("A una proposta scrivono al massimo %(limit)s persone."),
    "too_many_invited": _("Per una proposta si mandano al massimo %(limit)s inviti."),
    "too_many_parts": _("Gli enti di una proposta sono al massimo %(limit)s."),
    "too_many_rows": _("Il bilancio ha al massimo %(limit)s righe: uniscine qualcuna."),
    "writer_not_found": _("Questa persona non è tra chi scrive la proposta."),
}
