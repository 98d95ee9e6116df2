"""Who answers for what, in the small world: everything decided and confirmed by name."""

from fabene.lib.stamps import Stamp
from fabene.privacy import services
from fabene.privacy.values import Treatment, What
from tests.world import BEFORE, key


def confirm_everything(*, stamp: Stamp = BEFORE) -> None:
    """Let Olga of the programme office write every legal basis and confirm it, and the times, by name."""
    for treatment in Treatment:
        services.write_basis(
            id=key("basis", treatment.value), treatment=treatment, text="compito di interesse pubblico", stamp=stamp
        )
    for what in What:
        services.confirm(
            id=key("confirmed", what.value), what=what, name="Olga Ferro", office="ufficio del programma", stamp=stamp
        )
