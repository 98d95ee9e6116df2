"""Who signs in, and the seats that stand for them in a demonstration."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Finds people by their email, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user whose email is ``username``."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do is said by their memberships, never by a flag here."""

    id = models.UUIDField(primary_key=True)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email")]

    def __str__(self) -> str:
        """Return how the person wants to be called."""
        return self.display_name


class Seat(models.Model):
    """A user whose place a visitor of the demonstration may take. A real installation has none."""

    key = models.SlugField(primary_key=True, max_length=60)
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="seat")
    title = models.CharField(max_length=100)
    what = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        """Return its title."""
        return self.title
