"""Addresses of grants: what is public, the account of each, what is written about it."""

from django.urls import path

from fabene.web.pages.grants import account, awarding, desks, files, public, sharing, steps, together

app_name = "grants"
ONE = "<uuid:grant>/"

urlpatterns = [
    path("", public.grants, name="list"),
    path("dati.csv", public.grants_csv, name="csv"),
    path("dati.xlsx", public.grants_xlsx, name="xlsx"),
    path("flusso.csv", public.flow_csv, name="flow_csv"),
    path("miei/", desks.mine, name="mine"),
    path("ufficio/", desks.office, name="office"),
    path("nuovo/", awarding.award, name="award"),
    path("raccolte/nuova/", awarding.campaign_new, name="campaign_new"),
    path("raccolte/<uuid:campaign>/", awarding.campaign, name="campaign"),
    path("condivisi/", sharing.shared, name="shared"),
    path("condivisi/giornata/<uuid:day>/doni/", sharing.day_gifts, name="day_gifts"),
    path("condivisi/<slug:kind>/<uuid:thing>/", sharing.share, name="share"),
    path("condivisi/<slug:kind>/<uuid:thing>/togli/", sharing.unshare, name="unshare"),
    path("insieme/", together.together, name="together"),
    path("insieme/dati.csv", together.together_csv, name="together_csv"),
    path(ONE, public.grant, name="grant"),
    path(f"{ONE}conto/", account.account, name="account"),
    path(f"{ONE}voci.csv", account.lines_csv, name="lines_csv"),
    path(f"{ONE}spese.csv", account.charges_csv, name="charges_csv"),
    path(f"{ONE}spese.xlsx", account.charges_xlsx, name="charges_xlsx"),
    path(f"{ONE}rendiconto.pdf", account.statement, name="statement"),
    path(f"{ONE}documenti/", files.files, name="files"),
    path(f"{ONE}documenti/elenco.csv", files.files_csv, name="files_csv"),
    path(f"{ONE}documenti/<uuid:document>/<int:number>/file/", files.file, name="file"),
    path(f"{ONE}registro/", account.trail, name="trail"),
    path(f"{ONE}registro.csv", account.trail_csv, name="trail_csv"),
    path(f"{ONE}conto/<slug:what>/", steps.report, name="report"),
    path(f"{ONE}conto/<slug:what>/<uuid:thing>/", steps.report, name="report_on"),
    path(f"{ONE}ufficio/<slug:what>/", steps.decide, name="decide"),
    path(f"{ONE}ufficio/<slug:what>/<uuid:thing>/", steps.decide, name="decide_on"),
]
