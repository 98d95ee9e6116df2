"""Sentences about tables that are brought in: what is wrong with the file, with a column, with a row."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

IMPORTS: dict[str, Promise] = {
    # the file
    "not_a_sheet": _("Questo file non è una tabella: salvala come CSV o come XLSX e caricala di nuovo."),
    "sheet_damaged": _("La tabella non si apre: salvala di nuovo dal foglio di calcolo, come XLSX o CSV."),
    "sheet_empty": _("La tabella è vuota: controlla di aver salvato il foglio giusto."),
    "sheet_with_macros": _("Il foglio contiene delle macro, che qui non si accettano: salvalo come .xlsx o come CSV."),
    "sheet_of_old_excel": _("È un file di un vecchio Excel (.xls): salvalo come .xlsx o come CSV."),
    "sheet_of_open_document": _("È un foglio ODS: salvalo come .xlsx o come CSV."),
    "too_many_rows": _("Le righe sono troppe: al massimo %(limit)s. Dividi la tabella in più file."),
    # the columns
    "column_missing": _("Di' quale colonna è «%(column)s»: senza, le righe non si possono leggere."),
    "column_not_there": _("Una colonna scelta non c'è nella tabella."),
    "column_twice": _("Una colonna è scelta per due cose diverse."),
    # the cells
    "cell_missing": _("La cella è vuota: scrivi quello che manca."),
    "cell_not_a_date": _("Non è una data: scrivila come 12/03/2024."),
    "cell_not_a_number": _("Non è un numero: scrivilo in cifre, per esempio 12,5."),
    "cell_not_a_time": _("Non è un'ora: scrivila come 8:30."),
    "cell_not_whole": _("Serve un numero intero."),
    "cell_not_yes_or_no": _("Serve sì oppure no."),
    "cell_two_numbers": _("Si può leggere in due modi: scrivi 1234 oppure 1,234."),
    "cell_word_unknown": _("La parola non è tra quelle che si conoscono: correggila."),
    # the rows
    "amount_missing": _("Manca la quantità: chili, grammi o pezzi."),
    "amounts_two": _("La quantità è scritta due volte: lasciane una sola tra chili, grammi e pezzi."),
    "code_not_known": _("Nessuna famiglia della rete ha questo codice: correggilo, o importa prima le famiglie."),
    "code_not_valid": _("Un codice ha da 1 a 12 lettere e cifre, e almeno una cifra: un nome non è un codice."),
    "code_taken": _("Il codice %(taken)s è già di un'altra famiglia della rete."),
    "day_already_there": _("Di questo giorno ci sono già altri doni: la giornata resta com'è."),
    "day_forgotten": _(
        "Fino al %(date)s non si sa più chi ha ricevuto che cosa: togli il codice, e la quantità si conta lo stesso."
    ),
    "destination_missing": _("Manca la destinazione: scrivila nella riga, o scegline una per tutte."),
    "household_and_destination": _("O a una famiglia o a una destinazione: lascia nella riga una delle due."),
    "household_came_later": _("Questa famiglia viene dal %(date)s: correggi la data, o il giorno da cui viene."),
    "names_need_organisation": _("I nomi si prendono solo se dici quale organizzazione segue le famiglie."),
    "people_missing": _("Manca quante persone sono: adulti e bambini, o le fasce d'età."),
    "point_missing": _("Manca il punto di raccolta: la rete ne ha più di uno."),
    "row_twice": _("È uguale alla riga %(row)s: se i doni sono due, somma le quantità in una riga sola."),
    "season_too_old": _("È prima del %(year)s: controlla l'anno."),
    "weight_missing": _("Manca quanto pesa, o quanti pezzi sono."),
    # the batch
    "import_being_checked": _("La tabella si sta ancora controllando: aspetta che finisca."),
    "import_built_upon": _("Non si può annullare: su quello che è stato importato è già stato fatto altro."),
    "import_file_gone": _("La tabella non è più conservata: caricala di nuovo."),
    "import_has_faults": _("Ci sono %(rows)s righe sbagliate: correggile, o di' di proseguire senza."),
    "import_not_found": _("Questa importazione non c'è."),
    "import_not_staged": _("Questa importazione è già stata fatta o annullata."),
    "import_not_written": _("Si annulla un'importazione che è stata fatta: questa non ancora."),
}
