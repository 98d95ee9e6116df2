"""The frame of programmes: acts, agreements, phases, partners, benefits, chronology, policies, networks, projects."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models import Network, Organisation
from fabene.programme.frame.kinds import ActKind, Part, PartnerKind

NAME, SENTENCE, TEXT, SOURCE = 200, 400, 6000, 500


def _name(*, blank: bool = False) -> "models.CharField[str, str]":
    return models.CharField(max_length=NAME, blank=blank)


def _sentence(*, blank: bool = False) -> "models.CharField[str, str]":
    return models.CharField(max_length=SENTENCE, blank=blank)


def _text() -> "models.TextField[str, str]":
    return models.TextField(max_length=TEXT, blank=True)


class Shown(models.Model):
    """A part of the frame. What was written by mistake is not deleted: it is no longer ``shown``."""

    id = models.UUIDField(primary_key=True)
    source = models.CharField(max_length=SOURCE)
    shown = models.BooleanField(default=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return its identity."""
        return str(self.pk)


class Programme(Shown):
    """A programme, inside another or on its own."""

    slug = models.SlugField(max_length=50, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="children", null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followers", null=True)
    name_it = _name()
    name_en = _name(blank=True)
    sentence_it = _sentence()
    sentence_en = _sentence(blank=True)
    story_it = _text()
    story_en = _text()
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    cup = models.CharField(max_length=15, blank=True)
    ranking_position = models.PositiveIntegerField(null=True)
    ranking_out_of = models.PositiveIntegerField(null=True)
    ranking_funded_first = models.PositiveIntegerField(null=True)
    website = models.CharField(max_length=SOURCE, blank=True)
    front = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="programme_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(ranking_position__isnull=True)
                | Q(ranking_position__gte=1, ranking_out_of__gte=F("ranking_position")),
                name="programme_ranked_among_those_ranked",
            ),
            models.UniqueConstraint(fields=["front"], condition=Q(front=True), name="one_programme_in_front"),
        ]


class Act(Shown):
    """An act that decides, funds or moves a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=100, blank=True)
    on = models.DateField(null=True)
    who = _name()
    title_it = _sentence()
    title_en = _sentence(blank=True)
    amount_cents = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in ActKind]), name="act_kind_known"),
            models.CheckConstraint(
                condition=Q(amount_cents__isnull=True) | Q(amount_cents__gte=0), name="act_amount_not_negative"
            ),
        ]


class Phase(Shown):
    """A stretch of a programme's way."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="phases")
    title_it = _name()
    title_en = _name(blank=True)
    text_it = _text()
    text_en = _text()
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="phase_ends_after_it_starts",
            )
        ]


class Partner(Shown):
    """An organisation in a programme; its logo is kept by ``lib.files`` and shown only by ``logo_given_by``'s leave."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    does_it = _sentence()
    does_en = _sentence(blank=True)
    funds_it = _sentence(blank=True)
    funds_en = _sentence(blank=True)
    funds_cents = models.BigIntegerField(null=True)
    website = models.CharField(max_length=SOURCE, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    logo_given_by = models.CharField(max_length=NAME, blank=True)
    logo_given_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in PartnerKind]), name="programme_partner_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(logo_given_by="", logo_given_on__isnull=True)
                | (~Q(logo_given_by="") & Q(logo_given_on__isnull=False)),
                name="logo_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(funds_cents__isnull=True) | Q(funds_cents__gte=0), name="partner_funds_not_negative"
            ),
            models.UniqueConstraint(
                fields=["programme", "organisation"], condition=Q(shown=True), name="one_part_in_a_programme"
            ),
        ]


class Agreement(Shown):
    """A convenzione."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="agreements")
    number = models.CharField(max_length=100, blank=True)
    title_it = _sentence()
    title_en = _sentence(blank=True)
    parties = models.CharField(max_length=1000)
    about_it = _text()
    about_en = _text()
    signed_on = models.DateField(null=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="agreement_ends_after_it_starts",
            )
        ]


class Extension(Shown):
    """An agreement put off, or made longer, by an act."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="extensions")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="extensions")
    text_it = _sentence()
    text_en = _sentence(blank=True)
    on = models.DateField(null=True)
    ends = models.DateField(null=True)


class Benefit(Shown):
    """Something good that is expected of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="benefits")
    title_it = _sentence()
    title_en = _sentence(blank=True)
    known_by_it = _text()
    known_by_en = _text()
    position = models.PositiveSmallIntegerField(default=0)


class Figure(Shown):
    """What was measured of a benefit."""

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="figures")
    amount = models.BigIntegerField()
    unit_it = _name()
    unit_en = _name(blank=True)
    on = models.DateField()
    estimated = models.BooleanField(default=False)


class Event(Shown):
    """An entry of a programme's chronology."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="events")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField(null=True)
    title_it = _sentence()
    title_en = _sentence(blank=True)
    text_it = _text()
    text_en = _text()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="event_in_a_month"),
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(day__gte=1, day__lte=31), name="event_on_a_day_or_in_a_month"
            ),
        ]


class Policy(Shown):
    """A public policy that a programme belongs to."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="policies")
    name_it = _name()
    name_en = _name(blank=True)
    objective_it = _sentence()
    objective_en = _sentence(blank=True)
    text_it = _text()
    text_en = _text()
    years = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)


class Project(Shown):
    """A project of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    slug = models.SlugField(max_length=50, unique=True)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    name_it = _name()
    name_en = _name(blank=True)
    sentence_it = _sentence()
    sentence_en = _sentence(blank=True)
    content_it = _text()
    content_en = _text()
    also_called = models.CharField(max_length=NAME, blank=True)


class ProjectNetwork(models.Model):
    """A network in which a project is carried out."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="places")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "network"], name="a_network_once_in_a_project")]

    def __str__(self) -> str:
        """Return its identity."""
        return str(self.pk)


class ProjectPartner(models.Model):
    """An organisation in a project that it does not lead."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "organisation"], name="a_partner_once_in_a_project")]

    def __str__(self) -> str:
        """Return its identity."""
        return str(self.pk)


class Link(Shown):
    """An action linked to the policy whose objective it serves."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="links")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="links", null=True)
    action_it = _sentence()
    action_en = _sentence(blank=True)


class Joining(Shown):
    """A network takes part in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="joinings")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="joining_ends_after_it_starts",
            )
        ]


class Result(Shown):
    """Something that came of a project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="results")
    text_it = _sentence()
    text_en = _sentence(blank=True)
    on = models.DateField()


class Revision(models.Model):
    """What stood in a part of the frame before it was changed. Rows are only ever added."""

    id = models.UUIDField(primary_key=True)
    row = models.UUIDField(db_index=True)
    part = models.CharField(max_length=12)
    before = models.JSONField()
    why = models.CharField(max_length=SENTENCE)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(part__in=[part.value for part in Part]), name="revision_part_known")
        ]

    def __str__(self) -> str:
        """Return why."""
        return self.why
