"""The pages that the programme's data rest on."""

OVEST_FOOD_LAB = "https://www.consorzioovestsolidale.it/progetti-ed-iniziative/ovest-food-lab"
"""Rounds of Collegno, Grugliasco and Rivoli since May 2025, the continuation of Top Metro Fa Bene."""

COLLEGNO_CANTEEN = (
    "https://www.torinoggi.it/2021/11/22/leggi-notizia/argomenti/attualita-8/articolo/"
    "al-mercato-di-collegno-si-raccolgono-frutta-e-verdura-per-la-mensa-solidale-il-cenacolo.html"
)
GRUGLIASCO_SUSPENDED_SHOPPING = (
    "https://www.torinoggi.it/2024/06/11/leggi-notizia/argomenti/attualita-8/articolo/"
    "grugliasco-parte-il-servizio-di-spesa-sospesa-al-mercato-di-piazza-matteotti.html"
)
MONCALIERI_FOOD_AND_THE_CITY = (
    "https://www.torinoggi.it/2021/11/13/leggi-notizia/argomenti/moncalieri-1/articolo/"
    "moncalieri-lancia-il-progetto-food-the-city-per-combattere-lo-spreco-di-cibo-e-aiutare-i-bisogno.html"
)
MONCALIERI_PARTNERS = "https://www.comune.moncalieri.to.it/flex/cm/pages/ServeBLOB.php/L/IT/IDPagina/5120"
RIVOLI_START = "https://www.lagendanews.com/il-progetto-top-metro-fa-bene-parte-da-rivoli/"
VENARIA = "https://www.comune.venariareale.to.it/it/news/top-metro-fa-bene-anche-venaria-reale-protagonista-"
PRESS_CONFERENCE = (
    "https://www.torinoggi.it/2021/03/29/leggi-notizia/argomenti/attualita-8/articolo/"
    "a-collegno-grugliasco-moncalieri-rivoli-e-venaria-reale-il-cibo-invenduto-nei-mercati-a-chi-e-in.html"
)
"""The five projects, their leads and partners, 29 March 2021."""

LAW_166 = "Legge 19 agosto 2016, n. 166, art. 3: prima le persone, poi gli animali, poi il compost"
