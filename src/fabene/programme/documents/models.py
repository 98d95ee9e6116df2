"""Documents, and what every version of them says. The bytes are kept by ``fabene.lib.files``."""

from django.db import models
from django.db.models import Q

from fabene.lib.archive.values import Form
from fabene.lib.files.values import FileKind
from fabene.programme.documents.values import DocumentKind, Legible, Licence


class Document(models.Model):
    """A document about something, whatever that is. Its row never goes: once withdrawn it says so."""

    id = models.UUIDField(primary_key=True)
    about = models.UUIDField(db_index=True)
    title_it = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    title_words = models.TextField()
    kind = models.CharField(max_length=12)
    public = models.BooleanField()
    licence = models.CharField(max_length=20)
    programme = models.UUIDField(null=True, db_index=True)
    network = models.UUIDField(null=True, db_index=True)
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    erased = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in DocumentKind]), name="document_kind"),
            models.CheckConstraint(condition=Q(licence__in=[each.value for each in Licence]), name="document_licence"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="", erased=False)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="document_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title_it


class DocumentVersion(models.Model):
    """One version: what was handed in, and its words as they are searched. Its id is that of the kept file.

    ``text`` and ``folded`` have the same length, sign for sign: what is met in the second is shown from the first.
    ``words`` is the vocabulary that is searched, each word with its stems.
    """

    id = models.UUIDField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    note = models.CharField(max_length=300, blank=True)
    legible = models.CharField(max_length=8)
    declares = models.CharField(max_length=12, blank=True)
    text = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    words = models.TextField(blank=True)
    happened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_once"),
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in FileKind]), name="document_file_kind"),
            models.CheckConstraint(condition=Q(legible__in=[each.value for each in Legible]), name="document_legible"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"v{self.number}"


class ArchiveCopy(models.Model):
    """The copy of a version in PDF/A, made by the office; its bytes are a file of its own, about this row's id.

    A file that is PDF/A already has no other bytes: ``size_bytes`` is 0.
    """

    id = models.UUIDField(primary_key=True)
    version = models.OneToOneField(DocumentVersion, on_delete=models.PROTECT, related_name="archive")
    form = models.CharField(max_length=8)
    standard = models.CharField(max_length=12)
    checker = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    happened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(form__in=[each.value for each in Form]), name="document_archive_form")
        ]

    def __str__(self) -> str:
        """Return which part of the standard it follows."""
        return self.standard
