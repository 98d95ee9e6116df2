"""The pages and papers that the frame of the programme rests on."""

REPORT = "Top Metro Fa Bene, «Il progetto», report di febbraio 2021"
SITE = "https://www.topmetrofabene.it/"
TRANSPARENCY = "https://www.topmetrofabene.it/trasparenza/"
TOP_METRO_SITE = "http://www.cittametropolitana.torino.it/speciali/2016/progetto_top_metro/"
TOP_METRO_MONEY = "https://torino.diariodelweb.it/torino/articolo/?nid=20170927_450982"
PARTNERSHIP_DEED = "https://docslib.org/doc/4360637/accordo-di-partenariato-per-l"
REGION_ACT = "https://docslib.org/doc/1758104/deliberazione-della-giunta-regionale-27-aprile-2018-n-21-6794-dpcm"
CALL_OPENS = (
    "https://www.torinoggi.it/2020/05/06/leggi-notizia/argomenti/collegno-rivoli-grugliasco/articolo/"
    "parte-il-bando-topmetro-cibo-fresco-e-genuino-per-tutti.html"
)
CALL_FOR_PROPOSALS = "https://www.topmetrofabene.it/si-apre-la-call-for-proposals-di-top-metro-fa-bene/"
WINNERS = (
    "https://www.grugliasco24.it/2020/11/30/amp/argomenti/attualita-19/articolo/"
    "recupero-degli-alimenti-e-rete-di-volontari-grugliasco-e-collegno-tra-i-vincitori-del-concorso.html"
)
CROWDFUNDING = "http://www.cittametropolitana.torino.it/speciali/2020/topmetro_fabene/index.shtml"
OVEST_FOOD_LAB_RIVOLI = (
    "https://www.comune.rivoli.to.it/Novita/Notizie/Ovest-Food-Lab-Inclusione-sociale-e-lotta-allo-spreco-alimentare"
)
COLLEGNO_GARDEN = "https://100torri.it/2021/06/07/progetto-stessocielo-inaugurato-lorto-urbano-a-collegno"
GRUGLIASCO_THREE_MONTHS = (
    "https://www.lastampa.it/torino/2021/06/16/news/"
    "a-grugliasco-nasce-la-cittadella-del-welfare-di-comunita-per-aiutare-chi-e-in-difficolta-1.40396048"
)
GRUGLIASCO_SIX_MONTHS = (
    "https://www.torinoggi.it/2021/09/20/leggi-notizia/argomenti/attualita-8/articolo/"
    "cibo-e-solidarieta-dopo-6-mesi-food-pride-e-top-metro-diventano-padroni-di-casa-al-mercato.html"
)
MONCALIERI_FESTIVAL = (
    "https://torinoggi.it/2025/04/08/leggi-notizia/argomenti/economia-4/articolo/"
    "allex-mattatoio-di-chieri-appuntamento-con-la-quarta-edizione-di-hubbuffate.html"
)
RIVOLI_YEAR = (
    "https://www.24ovest.it/2022/01/03/leggi-notizia/argomenti/rivoli-alpignano-pianezza/articolo/"
    "rivoli-una-raccolta-fondi-per-sostenere-il-buono-che-avanza-il-progetto-contro-lo-spreco-che-ai.html"
)
VENARIA_CAMPAIGN = (
    "https://www.torinoggi.it/2021/12/19/leggi-notizia/argomenti/attualita-8/articolo/"
    "conservazione-la-mensa-sociale-che-combatte-gli-sprechi-chiede-un-aiuto-per-fare-del-bene.html"
)
