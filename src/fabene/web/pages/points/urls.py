"""The addresses of points of collection."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.points import record, writes

app_name = "points"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", record.points, name="points"),
    path("nuovo/", writes.new_point, name="new_point"),
    path("<uuid:market>/", record.point, name="point"),
    path("<uuid:market>/cambia/", writes.change, name="change"),
    path("<uuid:market>/orari/", writes.hours, name="hours"),
    path("<uuid:market>/orari/<uuid:hours>/fine/", writes.end_hours, name="end_hours"),
    path("<uuid:market>/hub/", writes.hub, name="hub"),
    path("<uuid:market>/serve-a/", writes.uses, name="uses"),
    path("<uuid:market>/togli/", writes.withdraw, name="withdraw"),
]
