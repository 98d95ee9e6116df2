from django.db import models
from django.db.models import Q

from fabene.ledger.chain import GENESIS
from fabene.ledger.rules import MAX_AMOUNT, MAX_REASON_CHARACTERS
from fabene.ledger.values import Unit

MAX_BALANCE = 4 * 10**18  # well inside 64 bits: past them SQLite would turn a sum into a float


class Owner(models.Model):
    """Who can hold something: an identity and a word for what it is, nothing else. Never changes."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)

    def __str__(self) -> str:
        """Return kind and identity."""
        return f"{self.kind} {self.id}"


class Account(models.Model):
    """What an owner holds in one unit (of one lot). Its id is derived from the three; only the cached balance moves.

    The balance is always the sum of the account's entries: ``verify`` adds them up again.
    """

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="accounts", db_index=False)
    unit = models.CharField(max_length=7)
    lot = models.UUIDField(null=True)
    balance = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "unit"], name="ledger_account_owner"),
            models.Index(fields=["owner", "unit"], name="ledger_account_held", condition=~Q(balance=0)),
            models.Index(fields=["lot"], name="ledger_account_lot", condition=Q(lot__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(name="ledger_account_unit", condition=Q(unit__in=[unit.value for unit in Unit])),
            models.CheckConstraint(
                name="ledger_account_balance", condition=Q(balance__gte=-MAX_BALANCE, balance__lte=MAX_BALANCE)
            ),
        ]

    def __str__(self) -> str:
        """Return what is held and how much."""
        return f"{self.balance} {self.unit}"


class Book(models.Model):
    """One chain of movements (a network's) and its head, which only moves forward. Its row is the lock of the chain."""

    id = models.UUIDField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)
    recorded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return identity and length."""
        return f"{self.id}: {self.number}"


class Movement(models.Model):
    """Something moved from owners to owners. Never changes; inserting it seals its entries."""

    id = models.UUIDField(primary_key=True)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="movements", db_index=False)
    number = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.UUIDField()
    reason = models.CharField(max_length=MAX_REASON_CHARACTERS, blank=True)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="ledger_movement_number"),
            models.CheckConstraint(name="ledger_movement_counts", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        """Return kind and place in its book."""
        return f"{self.kind} {self.number}"


class Entry(models.Model):
    """One line of a movement: an amount that arrives at (+) or leaves (−) an account. Never changes."""

    pk = models.CompositePrimaryKey("movement_id", "position")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="entries", db_index=False)
    position = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries")
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_entry_amount",
                condition=Q(amount__gte=-MAX_AMOUNT, amount__lte=MAX_AMOUNT) & ~Q(amount=0),
            ),
        ]

    def __str__(self) -> str:
        """Return the amount with its sign."""
        return f"{self.amount:+}"
