"""Addresses of documents: they never change, and what once answered goes on answering."""

from django.urls import path

from fabene.web.pages.documents import archiving, editing, files, listing, sheets, showing

app_name = "documents"
ONE = "<uuid:document>/"
VERSION = f"{ONE}versioni/<int:number>/"

urlpatterns = [
    path("", listing.documents, name="documents"),
    path("dati.csv", listing.documents_csv, name="documents_csv"),
    path("nuovo/", editing.new, name="new"),
    path(ONE, showing.document, name="document"),
    path(f"{ONE}file/", showing.latest_file, name="latest_file"),
    path(f"{ONE}aggiungi/", editing.add, name="add"),
    path(f"{ONE}mostra/", editing.show, name="show"),
    path(f"{ONE}ritira/", editing.withdraw, name="withdraw"),
    path(VERSION, showing.version, name="version"),
    path(f"{VERSION}file/", files.file, name="file"),
    path(f"{VERSION}archivia/", archiving.archive, name="archive"),
    path(f"{VERSION}archivio.pdf", archiving.archive_pdf, name="archive_pdf"),
    path(f"{VERSION}scheda.pdf", sheets.sheet_pdf, name="sheet_pdf"),
    path(f"{VERSION}scheda.xml", sheets.sheet_xml, name="sheet_xml"),
    path(f"{VERSION}scheda.csv", sheets.sheet_csv, name="sheet_csv"),
]
