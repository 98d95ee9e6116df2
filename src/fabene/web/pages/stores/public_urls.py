"""What anybody reads of a network's kitchens."""

from django.urls import URLPattern, URLResolver, path

from fabene.web.pages.stores import public

app_name = "kitchens"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reti/<slug:slug>/cucine/", public.kitchens, name="kitchens"),
    path("reti/<slug:slug>/cucine.csv", public.kitchens_csv, name="csv"),
]
