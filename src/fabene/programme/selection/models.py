from django.db import models
from django.db.models import F, Q

from fabene.core.voting.jury import MAX_APPLICATIONS, MAX_SCORE

REASON = 4000
"""How long a reason, a comment, an appeal may be, in characters."""


class Deed(models.Model):
    """What every row of this flat has: an identity from its caller, who did it and when."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Selection(Deed):
    """The judging of a call's applications, with the rules that were said before anybody scored.

    ``criteria`` are those of the call as they stood (key, title, weight); ``ties`` the keys that part who is level, in
    order; ``half_points`` whether scores count halves, ``least_halves`` the least in all; ``seed`` what the lot is
    drawn from and ``seed_source`` where everybody could read it. ``simulated`` marks scores that nobody gave: every
    page says so.
    """

    call = models.UUIDField(unique=True)
    places = models.PositiveSmallIntegerField()
    criteria = models.JSONField()
    max_score = models.PositiveSmallIntegerField()
    half_points = models.BooleanField(default=False)
    least_halves = models.PositiveSmallIntegerField(default=0)
    ties = models.JSONField()
    seed = models.CharField(max_length=200)
    seed_source = models.CharField(max_length=300)
    appeal_days = models.PositiveSmallIntegerField()
    simulated = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(max_score__gte=1, max_score__lte=MAX_SCORE), name="selection_scale"),
            models.CheckConstraint(condition=Q(places__lte=MAX_APPLICATIONS), name="selection_places"),
            models.CheckConstraint(condition=Q(appeal_days__gte=1, appeal_days__lte=365), name="selection_appeal_days"),
        ]

    def __str__(self) -> str:
        """Return the call it judges."""
        return f"selection of {self.call}"


class Admission(Deed):
    """What the office found of one application: the last row of an application counts, the others stay readable."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="admissions")
    application = models.UUIDField()
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20)
    reason = models.CharField(max_length=REASON, blank=True)
    law = models.CharField(max_length=300, blank=True)
    term = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selection", "application", "number"], name="admission_number_once"),
            models.CheckConstraint(
                condition=Q(outcome="integration", term__isnull=False)
                | (~Q(outcome="integration") & Q(term__isnull=True)),
                name="admission_term_for_integration",
            ),
        ]

    def __str__(self) -> str:
        """Return what was found."""
        return str(self.outcome)


class Integration(Deed):
    """What an applicant sent because the office asked for it; a file, if there is one, is kept under this identity."""

    admission = models.OneToOneField(Admission, on_delete=models.PROTECT, related_name="integration")
    text = models.CharField(max_length=REASON)

    def __str__(self) -> str:
        """Return when it came."""
        return f"integration of {self.happened_at:%Y-%m-%d}"


class Declaration(Deed):
    """What a juror (``actor``) declares of one application before scoring it: a conflict of interest, or none.

    The last row counts. ``struck`` says how many scores a conflict declared late took away.
    """

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="declarations")
    application = models.UUIDField()
    number = models.PositiveIntegerField()
    conflict = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)
    struck = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "application", "actor", "number"], name="declaration_number_once"
            )
        ]

    def __str__(self) -> str:
        """Return what was declared."""
        return "conflict" if self.conflict else "no conflict"


class Sheet(Deed):
    """What one juror (``actor``) gives one application in one round, saved as it is typed.

    ``struck_by`` is the conflict declared afterwards because of which its scores do not count.
    """

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="sheets")
    application = models.UUIDField()
    round = models.CharField(max_length=8)
    comment = models.CharField(max_length=REASON, blank=True)
    struck_by = models.ForeignKey(Declaration, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "application", "actor", "round"],
                condition=Q(struck_by__isnull=True),
                name="one_sheet_a_juror_a_round",
            ),
            models.CheckConstraint(condition=Q(round__in=["first", "final"]), name="sheet_round_known"),
        ]

    def __str__(self) -> str:
        """Return which round it is of."""
        return f"{self.round} scores"


class Mark(models.Model):
    """The score of one criterion on a sheet, in points or (where the selection says so) in halves of them."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="marks")
    criterion = models.CharField(max_length=40)
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="one_mark_a_criterion"),
            models.CheckConstraint(condition=Q(points__lte=MAX_SCORE), name="mark_within_every_scale"),
        ]

    def __str__(self) -> str:
        """Return the criterion and its points."""
        return f"{self.criterion}: {self.points}"


class RoundClosing(Deed):
    """The first round is closed: from now on the jurors see each other's scores, and talk."""

    selection = models.OneToOneField(Selection, on_delete=models.PROTECT, related_name="round_closing")

    def __str__(self) -> str:
        """Return when."""
        return f"first round closed {self.happened_at:%Y-%m-%d}"


class Reason(Deed):
    """Why an application comes where it comes, in words that are published; the last row counts."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="reasons")
    application = models.UUIDField()
    number = models.PositiveIntegerField()
    text_it = models.CharField(max_length=REASON)
    text_en = models.CharField(max_length=REASON, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selection", "application", "number"], name="reason_number_once")
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return str(self.text_it)


class Closing(Deed):
    """The jury is done: the whole table in canonical JSON, and its SHA-256. After an appeal there is a second one."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="closings")
    number = models.PositiveSmallIntegerField()
    table = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["selection", "number"], name="closing_number_once")]

    def __str__(self) -> str:
        """Return its number."""
        return f"closing {self.number}"


class FundingCheck(Deed):
    """The second look before funding: can it be done, can it be done elsewhere. The last row counts."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="checks")
    application = models.UUIDField()
    number = models.PositiveIntegerField()
    feasible = models.BooleanField()
    replicable = models.BooleanField()
    notes = models.CharField(max_length=REASON)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["selection", "application", "number"], name="check_number_once")]

    def __str__(self) -> str:
        """Return what was found."""
        return f"feasible {self.feasible}, replicable {self.replicable}"


class Publication(Deed):
    """A version of the published ranking. The first stays when an appeal makes a second."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="publications")
    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    rows = models.JSONField()
    note = models.CharField(max_length=1000, blank=True)
    appeals_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selection", "number"], name="publication_number_once"),
            models.CheckConstraint(condition=Q(appeals_until__gt=F("happened_at")), name="publication_leaves_time"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"version {self.number}"


class Appeal(Deed):
    """What an applicant asks to look at again, within the term of the version it is about."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="appeals")
    application = models.UUIDField()
    text = models.CharField(max_length=REASON)

    def __str__(self) -> str:
        """Return when it came."""
        return f"appeal of {self.happened_at:%Y-%m-%d}"


class AppealAnswer(Deed):
    """What the office answers; an accepted appeal opens its application again to the office and the jury."""

    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    reasons = models.CharField(max_length=REASON)
    reopens = models.ForeignKey(Closing, on_delete=models.PROTECT, null=True, related_name="reopenings")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=True, reopens__isnull=False) | Q(accepted=False, reopens__isnull=True),
                name="accepted_appeal_opens_again",
            )
        ]

    def __str__(self) -> str:
        """Return what was answered."""
        return "accepted" if self.accepted else "refused"
