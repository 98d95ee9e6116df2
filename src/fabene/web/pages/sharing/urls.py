"""The addresses of the second half of a market day, under ``giornate/<day>/``."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.sharing import bags, closing, left, papers, plans, reopening, rounds

app_name = "sharing"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<uuid:day>/piano/", plans.plan, name="plan"),
    path("<uuid:day>/piano/dati.csv", plans.plan_csv, name="plan_csv"),
    path("<uuid:day>/piano/proponi/", plans.propose, name="propose"),
    path("<uuid:day>/piano/annulla/", plans.undo, name="undo_confirm"),
    path("<uuid:day>/piano/<uuid:plan>/sposta/", plans.move, name="move"),
    path("<uuid:day>/piano/<uuid:plan>/conferma/", plans.confirm, name="confirm"),
    path("<uuid:day>/piano/<uuid:plan>/problema.json", plans.published, {"part": "problema"}, name="problem"),
    path("<uuid:day>/piano/<uuid:plan>/piano.json", plans.published, {"part": "piano"}, name="solution"),
    path("<uuid:day>/borse/", bags.bags, name="bags"),
    path("<uuid:day>/borse/cerca/", bags.find, name="find_bag"),
    path("<uuid:day>/borse/etichette.pdf", papers.labels_sheet, name="labels_sheet"),
    path("<uuid:day>/borse/etichette-singole.pdf", papers.labels_single, name="labels_single"),
    path("<uuid:day>/borse/ritiro.pdf", papers.pick_up_list, name="pick_up_list"),
    path("<uuid:day>/borse/<uuid:bag>/", bags.bag, name="bag"),
    path("<uuid:day>/borse/<uuid:bag>/consegna/", bags.hand_over, name="hand_over"),
    path("<uuid:day>/borse/<uuid:bag>/togli/", bags.take_out, name="take_out"),
    path("<uuid:day>/borse/<uuid:bag>/passa/", bags.pass_bag_on, name="pass_bag_on"),
    path("<uuid:day>/consegne/<uuid:handover>/annulla/", bags.undo_hand_over, name="undo_hand_over"),
    path("<uuid:day>/giro/", rounds.round_order, name="round"),
    path("<uuid:day>/giro/giro.pdf", papers.round_sheet, name="round_sheet"),
    path("<uuid:day>/avanzi/", left.left, name="left"),
    path("<uuid:day>/avanzi/<uuid:passing>/annulla/", left.undo_pass_on, name="undo_pass_on"),
    path("<uuid:day>/chiusura/", closing.closing, name="closing"),
    path("<uuid:day>/chiusura/dati.csv", closing.closing_csv, name="closing_csv"),
    path("<uuid:day>/chiusura/foglio/", reopening.closing_sheet, name="closing_sheet"),
    path("<uuid:day>/riapri/", reopening.reopen, name="reopen"),
]
