"""The door to what is public: only an organisation goes through it."""

from collections import Counter
from collections.abc import Iterable

from fabene.programme.grants.values import OrganisationRecipient, PublishedAward
from fabene.programme.transparency.values import OBLIGATORY_OVER_CENTS, Beneficiary, SubsidyLine


def beneficiary(recipient: OrganisationRecipient) -> Beneficiary:
    """Return how an organisation is published.

    Natural persons are unpublishable by type (D.Lgs. 33/2013, art. 26, par. 4): there is no type that stands for one,
    mypy refuses anything but an ``OrganisationRecipient``, and so does this function when it runs. A tax code of
    sixteen signs (a sole trader's) tells a birthday and is left out. Raises ``TypeError``.
    """
    if type(recipient) is not OrganisationRecipient:
        raise TypeError(f"only an OrganisationRecipient can be published, not {type(recipient).__name__}")
    return Beneficiary(id=recipient.id, name=recipient.name, tax_code=recipient.public_tax_code)


def lines(awards: Iterable[PublishedAward]) -> tuple[SubsidyLine, ...]:
    """Return awards as lines of the table; each is obligatory when its beneficiary's year passes the threshold."""
    every = tuple(awards)
    totals: Counter[tuple[object, int]] = Counter()
    for award in every:
        totals[award.recipient.id, award.year] += award.amount_cents
    return tuple(
        _line(award, obligatory=totals[award.recipient.id, award.year] > OBLIGATORY_OVER_CENTS) for award in every
    )


def _line(award: PublishedAward, *, obligatory: bool) -> SubsidyLine:
    return SubsidyLine(
        grant=award.grant,
        programme=award.programme,
        year=award.year,
        beneficiary=beneficiary(award.recipient),
        funder=beneficiary(award.funder) if award.funder else None,
        title=award.title,
        amount_cents=award.amount_cents,
        rule=award.rule,
        office=award.office,
        official=award.official,
        way_chosen=award.way_chosen,
        project=award.project,
        cup=award.cup,
        act=award.act,
        starts=award.starts.isoformat(),
        ends=award.ends.isoformat(),
        cofinancing_cents=award.cofinancing_cents,
        cofinancers=award.cofinancers,
        obligatory=obligatory,
        published_in=award.published_in,
        published_on=award.published_on,
    )
