"""What a person reads when something was refused: one sentence for each code that the rooms raise.

A sentence says what happened and what to do; nothing was changed, or it says so. ``%(name)s`` are the fields of the
error's ``data``. The words are the Italian ones; other languages come from the catalogues.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.web.sentences_applications import APPLICATIONS
from fabene.web.sentences_beginning import BEGINNING
from fabene.web.sentences_calls import CALLS
from fabene.web.sentences_frame import FRAME
from fabene.web.sentences_gatherings import GATHERINGS
from fabene.web.sentences_givers import GIVERS
from fabene.web.sentences_grants import GRANTS
from fabene.web.sentences_imports import IMPORTS
from fabene.web.sentences_kinds import KINDS
from fabene.web.sentences_published import PUBLISHED
from fabene.web.sentences_recall import RECALL
from fabene.web.sentences_safety import SAFETY
from fabene.web.sentences_selection import SELECTION
from fabene.web.sentences_stores import STORES
from fabene.web.sentences_tables import TABLES

SENTENCES: dict[str, Promise] = {
    # core and lib
    "refused": _("Non si può fare. Non è cambiato nulla."),
    "not_found": _("Quello che cerchi non c'è, o non è visibile a te."),
    "conflict": _("Nel frattempo qualcosa è cambiato. Ricarica la pagina e riprova."),
    "not_allowed": _("Il tuo ruolo non permette di farlo. Chiedi a chi coordina la rete."),
    "recipient_missing": _("Un messaggio non ha a chi andare: manca il numero o l'indirizzo."),
    "channel_not_agreed": _("La famiglia non ha detto sì a questo modo, o non ha lasciato il numero: dillo a voce."),
    "hour_at_night": _("I promemoria partono tra le %(first)s e le %(last)s: scegli un’ora del giorno."),
    "nothing_changes": _("Così non cambia niente: scrivi un altro posto o un’altra ora."),
    "place_tells_too_much": _(
        "Qui va solo un luogo: niente perché, niente numeri di telefono, niente indirizzi email."
    ),
    "telling_not_found": _("Questo avviso a una famiglia non c'è."),
    "told_not_found": _("Questo segno non c'è più."),
    "told_otherwise": _("Nel frattempo la famiglia lo sa, o sta per saperlo. Ricarica la pagina."),
    "word_not_found": _("Questo avviso non c'è."),
    "word_too_late": _("Il %(date)s è passato: un avviso non serve più."),
    "time_without_zone": _("Manca il fuso orario di un'ora. Non è cambiato nulla."),
    "text_missing": _("Un testo obbligatorio è vuoto: scrivilo e riprova."),
    "text_too_long": _("Un testo è troppo lungo: al massimo %(limit)s caratteri."),
    "text_unreadable": _("Un testo contiene caratteri che non si possono leggere: riscrivilo."),
    "file_damaged": _("Il documento che era stato caricato non si legge più: avvisa chi gestisce il sito."),
    "file_empty": _("Il file è vuoto: sceglilo di nuovo."),
    "file_kind_refused": _("Si può caricare un PDF o un'immagine PNG, JPEG o WebP: questo file è altro."),
    "file_not_found": _("Questo documento non c'è."),
    "file_too_large": _("Il file è troppo grande: al massimo %(limit_mib)s MiB. Salvalo più leggero e riprova."),
    "cannot_be_read": _("Con le chiavi di questo sito il testo non si apre: avvisa chi gestisce il sito."),
    "key_missing": _("Manca la chiave per leggere o proteggere questi dati: avvisa chi gestisce il sito."),
    "link_not_valid": _("Il collegamento non vale più, o non è intero: chiedine un altro a chi te l'ha dato."),
    "phone_not_valid": _("Questo non sembra un numero di telefono: scrivilo tutto, per esempio 333 000 0012."),
    # core: quantities, scales, food
    "unit_unknown": _("L'unità «%(unit)s» non è tra quelle che si possono usare: kg, hg, g, lb, st."),
    "amount_not_a_number": _("Il peso non è un numero: scrivilo in cifre, per esempio 12,5."),
    "amount_negative": _("Il peso non può essere sotto zero."),
    "amount_too_large": _("Il peso è troppo grande: al massimo %(limit_grams)s per volta."),
    "weight_negative": _("Una parte non può pesare meno di zero."),
    "nobody_to_split_among": _("Non c'è nessuno tra cui dividere."),
    "owner_kind_unknown": _("Il registro contiene un tipo di titolare che non si conosce: «%(kind)s»."),
    "cup_malformed": _(
        "Il CUP ha 15 segni: una lettera, due cifre, una lettera, undici cifre, come C19J21037420006. "
        "Questo ne ha %(signs)s e il primo che non torna è al posto %(place)s. Ricontrollalo sull'atto."
    ),
    "household_size_refused": _("Una famiglia ha da una a %(limit)s persone."),
    "scale_unknown": _("La scala «%(scale)s» non esiste."),
    "attribute_unknown": _("«%(attribute)s» non è tra gli allergeni e le scelte che si possono segnare."),
    "category_unknown": _("La categoria «%(category)s» non esiste: sceglila dall'elenco."),
    "date_kind_unknown": _("Il tipo di data «%(kind)s» non esiste: è una scadenza, un TMC o niente."),
    "label_date_missing": _("Manca la data dell'etichetta: scrivila, o di' che non c'è."),
    "label_date_without_kind": _("C'è una data ma non si sa se è una scadenza o un TMC: scegli quale."),
    "use_by_passed": _("È scaduto: dopo la data di scadenza non si dà a nessuno."),
    "best_before_passed": _("È passato troppo tempo dal termine minimo di conservazione: non si dà più alle famiglie."),
    "shelf_days_passed": _("È passato troppo tempo dal giorno di mercato: non si dà più alle famiglie."),
    # what the fabene command says
    "passwords_differ": _("Le due password non sono uguali. Non è cambiato nulla."),
    "password_weak": _("La password è debole: %(why)s"),
    "another_season_played": _(
        "Qui ci sono già altre giornate di mercato (%(days)s): la stagione simulata non si aggiunge."
    ),
    # people
    "id_used_for_something_else": _("Questa richiesta è già stata usata per altro. Ricarica la pagina e riprova."),
    "email_not_valid": _("L'indirizzo email non è scritto bene: controllalo."),
    "email_taken": _("Qualcuno usa già questo indirizzo email."),
    "network_not_found": _("Questa rete non c'è."),
    "organisation_not_found": _("Questa organizzazione non c'è."),
    "partner_already": _("L'organizzazione fa già parte di questa rete."),
    "accreditation_ends_before": _("L'ultimo giorno viene prima del primo: controlla le date."),
    "accreditation_not_found": _("Questo accreditamento non c'è."),
    "accreditation_over": _("Questo accreditamento finisce già prima di quel giorno."),
    "accredited_already": _("L'organizzazione è già accreditata in quei giorni."),
    "alert_about_oneself": _("Una segnalazione su di te la guarda un'altra persona."),
    "alert_already_answered": _("Qualcuno ha già guardato questa segnalazione."),
    "alert_not_found": _("Questa segnalazione non c'è."),
    "invitation_not_found": _("Questo invito non c'è."),
    "invitation_over": _("Questo invito era già stato accolto o ritirato."),
    "month_purged_already": _("Quel mese era già stato tolto dal registro."),
    "purge_not_found": _("Questa cancellazione dei registri non c'è."),
    "purge_too_early": _("È presto: le righe di quel mese si possono togliere dal %(day)s."),
    "reading_not_a_code": _("Quello che si è letto va scritto con un codice. Non è stato mostrato nulla."),
    "reading_reason_unknown": _("Scegli dall'elenco perché guardi questi dati. Non è stato mostrato nulla."),
    "role_already_ended": _("Questo ruolo era già finito."),
    "role_already_held": _("La persona ha già questo ruolo."),
    "role_needs_network": _("Questo ruolo si tiene in una rete: scegli quale."),
    "role_needs_organisation": _("Chi ha questo ruolo agisce per un'organizzazione: scegli quale."),
    "role_to_oneself": _("Nessuno dà un ruolo a sé: chiedilo a un'altra persona."),
    "role_without_network": _("L'ufficio di programma vale per tutte le reti: non scegliere una rete."),
    "session_not_found": _("Questo accesso è già stato chiuso."),
    "role_not_held": _("La persona non ha questo ruolo."),
    "seat_not_found": _("Questo posto della dimostrazione non c'è."),
    "seat_taken": _("Questo posto della dimostrazione è già preso."),
    "slug_not_valid": _("Per l'indirizzo usa solo lettere minuscole, numeri e trattini: «%(slug)s» non va bene."),
    "slug_taken": _("L'indirizzo «%(slug)s» è già usato: scegline un altro."),
    "tax_code_not_valid": _("Il codice fiscale o la partita IVA non è giusto: controlla le cifre."),
    "tax_code_taken": _("Un'altra organizzazione ha già il codice %(tax_code)s."),
    "too_many_links": _("A questo indirizzo abbiamo già scritto oggi: guarda anche nella posta indesiderata."),
    "user_not_found": _("Questa persona non c'è."),
    # places
    "calendar_too_long": _("Il calendario mostra al massimo %(limit)s giorni per volta."),
    "category_not_known": _("La categoria «%(category)s» non esiste: sceglila dall'elenco."),
    "destination_kind_not_known": _("Il cibo non può andare a una destinazione di questo tipo."),
    "destination_not_found": _("Questa destinazione non c'è."),
    "hours_missing": _("Serve almeno un orario: l'apertura o la raccolta."),
    "hours_not_found": _("Questi orari non ci sono."),
    "hours_reversed": _("La fine viene prima dell'inizio: controlla gli orari e le date."),
    "hub_not_found": _("La rete non ha ancora un hub."),
    "istat_code_not_valid": _("Il codice ISTAT di un comune ha sei cifre: «%(istat_code)s» non va bene."),
    "label_taken": _("In questo mercato c'è già un banco «%(label)s»."),
    "market_not_found": _("Questo mercato non c'è."),
    "municipality_not_found": _("Questo comune non c'è."),
    "name_taken": _("La rete ha già una destinazione che si chiama «%(name)s»."),
    "position_not_on_earth": _("Le coordinate non sono di un luogo: controllale."),
    "stall_not_found": _("Questo banco non c'è."),
    "weekday_not_known": _("Il giorno della settimana non esiste."),
    # charter
    "rule_named_twice": _("Una destinazione compare due volte: ognuna va messa una volta sola."),
    "rule_not_a_number": _("Serve un numero intero da %(minimum)s a %(maximum)s."),
    "rule_not_an_option": _("Il valore non è tra quelli possibili: %(options)s."),
    "rule_not_known": _("La carta della rete non ha una regola «%(rule)s»."),
    "rule_order_against_law": _(
        "La legge 166/2016 vuole prima le persone, poi gli animali, poi il compost: cambia l'ordine."
    ),
    "rule_out_of_bounds": _("Il valore va da %(minimum)s a %(maximum)s."),
    "rule_starts_in_the_past": _("Una regola può valere da oggi in avanti, non da prima."),
    "season_refused": _("Questa stagione non si può giocare: %(field)s va da %(minimum)s a %(maximum)s."),
    # ledger
    "already_reversed": _("Questo movimento è già stato annullato."),
    "amount_not_whole": _("Le quantità del registro sono numeri interi: «%(amount)s» non lo è."),
    "amount_out_of_range": _("La quantità è troppo grande: al massimo %(limit)s per riga."),
    "amount_zero": _("Una riga del registro non può valere zero."),
    "book_not_found": _("Questo libro del registro non c'è."),
    "key_reused": _("Questa richiesta è già stata usata per un altro movimento. Ricarica la pagina e riprova."),
    "kind_malformed": _("Il nome «%(kind)s» non va bene per il registro: servono lettere minuscole e trattini bassi."),
    "movement_not_found": _("Questo movimento non c'è."),
    "owner_kind_differs": _("Nel registro questo titolare è già di un altro tipo: «%(kind)s»."),
    "owner_not_found": _("Nel registro questo titolare non c'è."),
    "reason_too_long": _("Il motivo è troppo lungo: al massimo %(limit)s caratteri."),
    "reason_unreadable": _("Il motivo contiene caratteri che non si possono leggere: riscrivilo."),
    "reversal_of_reversal": _("Un annullamento non si annulla: registra di nuovo quello che è vero."),
    "time_out_of_range": _("L'ora è fuori dal calendario del registro, che comincia nel %(first_year)s."),
    "too_few_lines": _("Un movimento ha almeno due righe."),
    "too_many_lines": _("Un movimento ha al massimo %(limit)s righe."),
    "too_many_movements": _("Si registrano al massimo %(limit)s movimenti per volta."),
    "too_many_owners": _("Si aprono al massimo %(limit)s titolari per volta."),
    "unbalanced": _("Quello che esce e quello che entra non sono uguali: differenza %(difference)s."),
    # households
    "exclusion_unknown": _("«%(exclusion)s» non è tra le cose che una famiglia può escludere."),
    "household_not_found": _("Questa famiglia non c'è."),
    "organisation_not_accredited": _(
        "Il tuo ente oggi non è accreditato in questa rete: chiedi a chi la coordina. Non è cambiato nulla."
    ),
    "band_unknown": _("La fascia d'età «%(band)s» non esiste: sceglila dall'elenco."),
    "language_unknown": _("La lingua «%(language)s» non è tra quelle che si possono scegliere."),
    "channel_unknown": _("Il modo di scrivere «%(channel)s» non esiste: sceglilo dall'elenco."),
    "channel_without_contact": _("Per scrivere alla famiglia in questo modo serve un numero o un'email: aggiungilo."),
    "dates_reversed": _("La fine viene prima dell'inizio: controlla le date."),
    "household_waiting": _("La famiglia è in lista d'attesa: prima accoglila."),
    "shown_already": _("Sono già stati mostrati una volta: di' di nuovo perché, e si riaprono."),
    "round_over": _("Il giro non è aperto: le porte si vedono solo oggi, dal piano confermato alla chiusura."),
    "household_not_waiting": _("La famiglia non è più in lista d'attesa: ricarica la pagina."),
    "household_left": _("La famiglia ha finito: se torna, segna prima che viene di nuovo."),
    "household_still_named": _("La famiglia compare ancora in altri registri: la cancellazione va fatta da lì."),
    "match_not_found": _("Questo avviso non c'è."),
    "match_answered": _("A questo avviso avete già risposto."),
    "card_expired_already": _("La tessera sarebbe già scaduta: scegli una data futura."),
    "card_not_valid": _("Questa tessera non apre più nulla. Chiedine una nuova a chi ti segue."),
    "pin_not_found": _("Per questa famiglia non c'è ancora un PIN: chiedilo a chi ti segue."),
    "pin_wrong": _("Il PIN non è giusto. Puoi riprovare ancora %(left)s volte."),
    "pin_locked": _("Troppi tentativi: riprova tra %(minutes)s minuti. La tessera funziona lo stesso."),
    "too_many_delegates": _("Le deleghe sono al massimo %(limit)s: togline una."),
    "delegate_code_taken": _("Questo codice di delega non si può più riprendere: creane uno nuovo."),
    "leave_not_last": _("Nel frattempo qualcosa è cambiato: non si può più tornare indietro da qui."),
    "delegate_not_found": _("Questa delega non c'è, o non vale più."),
    "presence_unknown": _("Lo stato «%(state)s» non esiste: una famiglia viene, è in pausa o ha finito."),
    # collecting
    "already_corrected": _("È già stato corretto: ricarica la pagina e guarda che cosa vale adesso."),
    "already_weighed": _("Questa categoria è già stata pesata e dopo non è arrivato altro: correggi quel peso."),
    "category_not_recorded": _("Di %(category)s oggi non è segnato niente."),
    "crate_too_heavy": _("In una volta si segnano al massimo %(limit_kg)s kg: se sono di più, in due volte."),
    "crates_not_positive": _("Le cassette devono essere almeno una."),
    "day_already_open": _("Il mercato di %(date)s è già aperto: usa quella giornata."),
    "day_cancelled": _("La giornata di %(date)s è annullata. Se si fa lo stesso, prima di’ che si fa."),
    "day_closed": _("La giornata di %(date)s è chiusa: non si può più registrare. Non è cambiato nulla."),
    "day_has_begun": _("Il %(date)s qualcosa è già arrivato: il cibo va diviso lo stesso, la giornata non si annulla."),
    "day_in_future": _("La giornata di %(date)s non è ancora arrivata: aprila quel giorno."),
    "day_long_ago": _("%(day)s è %(days)s giorni fa: è il giorno giusto? Se sì, segna la casella e apri ancora."),
    "day_too_old": _(
        "La giornata di %(date)s è troppo indietro: si apre al massimo %(limit)s giorni dopo. Controlla l’anno."
    ),
    "day_not_cancelled": _("La giornata di %(date)s non è annullata: si fa. Ricarica la pagina."),
    "day_not_found": _("Questa giornata di mercato non c'è."),
    "day_too_far": _("È troppo lontano: si annulla al massimo con %(limit)s giorni di anticipo."),
    "discard_not_found": _("Questo scarto non c'è."),
    "donation_not_found": _("Questo dono non c'è."),
    "lot_not_found": _("Questo lotto non c'è."),
    "market_of_another_network": _("Il mercato è di un'altra rete: scegline uno della tua."),
    "not_zero": _("Qualcosa è arrivato: non serve spiegare perché non c'è nulla."),
    "counted_more_than_there": _(
        "All’hub risultano %(there)s: è giusto contarne %(typed)s? Se sì, segna la casella e premi ancora."
    ),
    "more_than_at_hub": _(
        "All’hub ci sono solo %(there)s: è giusto %(typed)s? Se sì, segna la casella e premi ancora."
    ),
    "more_than_at_stand": _(
        "Al banchetto ci sono solo %(there)s: è giusto %(typed)s? Se sì, segna la casella e premi ancora."
    ),
    "nothing_there": _("Di questa categoria non è stato registrato nulla: registra prima che cosa è arrivato."),
    "nothing_to_carry": _("Al banchetto non c'è nulla di questa categoria da portare all'hub."),
    "stall_missing": _("Manca il banco che ha donato: sceglilo e riprova."),
    "stall_not_expected": _("Se non si sa chi ha donato non si può indicare un banco."),
    "stall_of_another_market": _("Il banco %(stall)s è di un altro mercato."),
    "supply_not_found": _("Questa scorta non è più nell'hub: ricarica la pagina."),
    "too_many_crates": _("Le cassette di un banco sono al massimo %(limit)s per categoria e giornata."),
    "too_many_decimals": _("Il peso ha al massimo %(limit)s cifre dopo la virgola."),
    "taken_back": _(
        "Era già segnato, e poi annullato o corretto: guarda che cosa vale adesso, e premi ancora solo se serve."
    ),
    "total_known": _("Il totale di questa categoria c'è già: correggilo se è cambiato."),
    "way_differs": _("Oggi questa categoria si pesa in un altro modo: cambia il modo, poi registra."),
    "weighing_not_found": _("Questa pesata non c'è."),
    "weight_not_positive": _("Il peso deve essere più di zero."),
    "weight_or_crates": _("Serve un peso oppure un numero di cassette, non tutti e due."),
    "zero_explained": _("Il perché è già stato scritto."),
    # sharing
    "already_confirmed": _("Il piano di oggi è già confermato. Per cambiarlo, prima annulla la conferma."),
    "bag_of_nobody": _(
        "La famiglia della borsa %(bag)s ha chiesto di essere dimenticata: la borsa può solo andare oltre."
    ),
    "bag_handed_over": _("La borsa %(bag)s è già stata consegnata."),
    "bag_holds_unwanted": _(
        "La famiglia ora non prende %(exclusion)s, e nella borsa %(bag)s c'è %(category)s. "
        "Apri la borsa, toglilo e poi consegnala."
    ),
    "bag_not_found": _("Questa borsa non c'è."),
    "bag_passed_on": _("La borsa %(bag)s è già andata a qualcun altro."),
    "bag_too_heavy": _("La borsa di %(household)s sarebbe troppo pesante: al massimo %(limit_kg)s kg."),
    "bags_already_gone": _("Delle borse sono già andate (%(bags)s): la conferma non si annulla più."),
    "confirmation_not_found": _("Questa conferma non c'è."),
    "confirmation_undone": _("La conferma è stata annullata: il codice %(bag)s non vale più. Ricarica la pagina."),
    "exclusion_broken": _(
        "La famiglia %(household)s non prende %(exclusion)s: %(category)s non va nella sua borsa. "
        "Se l'ha detto dopo il piano, proponi un piano nuovo."
    ),
    "handover_not_found": _("Questa consegna non c'è."),
    "household_not_coming": _("La famiglia %(household)s oggi non viene più: rifai il piano."),
    "household_not_in_plan": _("La famiglia %(household)s non è in questo piano."),
    "more_than_left": _("Di %(category)s restano %(left_grams)s: scrivi un peso fino a lì."),
    "move_goes_nowhere": _("Scegli da dove e verso dove spostare: devono essere diversi."),
    "nobody_expected": _("Oggi non è attesa nessuna famiglia in questo mercato."),
    "nothing_unwanted": _("Nella borsa %(bag)s non c'è nulla da togliere: ricarica la pagina."),
    "nothing_to_pass_on": _("Scrivi quanto va, di almeno un cibo."),
    "nothing_to_share": _("All'hub non c'è ancora una confezione intera da dividere: prima pesa le cassette."),
    "packs_not_there": _("Di %(category)s lì ci sono %(packs)s confezioni: non se ne possono spostare di più."),
    "passing_not_found": _("Questo passaggio non c'è."),
    "past_its_date": _("Per %(category)s la data è passata: può andare solo agli animali o nel compost."),
    "plan_not_found": _("Questo piano non c'è."),
    "plan_outdated": _("Nel frattempo il piano è stato rifatto: ricarica la pagina e guarda il più recente."),
    "problem_refused": _("Questi dati non si possono dividere (%(place)s): il piano non è stato fatto."),
    "round_incomplete": _("Nel giro ci vogliono tutte le borse a domicilio, una volta sola: ricarica la pagina."),
    "stock_changed": _("All'hub ora ci sono solo %(there_grams)s di %(category)s: rifai il piano."),
    "supply_gone": _("Un cibo dell'elenco non è più all'hub: ricarica la pagina."),
    "supply_not_in_plan": _("Questo cibo non è nel piano."),
    "tickets_elsewhere": _("Le persone si contano solo a una tavola aperta: per %(destination)s lascia vuoto."),
    "tickets_refused": _("Le persone servite vanno da 0 a %(limit)s."),
    # privacy
    "asked_in_future": _("Il giorno della richiesta non è ancora arrivato: controlla la data."),
    "basis_missing": _("Manca la base giuridica di un trattamento: scrivile tutte, poi conferma."),
    "breach_closed": _("La violazione n. %(number)s è chiusa: se c’è altro, scrivine una nuova."),
    "breach_in_future": _(
        "La violazione è stata scoperta in un momento che non è ancora arrivato: controlla la data e l’ora."
    ),
    "breach_not_found": _("Questa violazione non c’è."),
    "last_programme_office": _(
        "È l’unica persona che può guidare il programma: prima dai il ruolo a qualcun altro, poi cancella."
    ),
    "request_answered": _("La richiesta n. %(number)s ha già una risposta. Non è cambiato nulla."),
    "request_not_found": _("Questa richiesta non c’è."),
    "request_open": _("La stessa richiesta aspetta già una risposta: non serve scriverla due volte."),
    "retention_fixed": _("Questo tempo non si può cambiare: è il più breve che il programma permette."),
    "retention_out_of_bounds": _("Il tempo va da %(minimum)s a %(maximum)s."),
    "retention_unconfirmed": _(
        "Nessuno ha ancora confermato per nome i tempi di conservazione: non si cancella nulla."
    ),
    **PUBLISHED,
    **RECALL,
    **APPLICATIONS,
    **CALLS,
    **FRAME,
    **GATHERINGS,
    **IMPORTS,
    **KINDS,
    **GIVERS,
    **GRANTS,
    **STORES,
    **TABLES,
    **SAFETY,
    **SELECTION,
    **BEGINNING,
}
