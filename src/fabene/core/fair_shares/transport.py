"""The mix closest to proportional: a balanced transport with convex costs, solved exactly by its prices.

Of all ways to bring the columns' grams ``q`` to the rows' grams ``y`` through allowed pairs, the one that minimises
``sum f**2 / (2 y q)`` is the closest to everybody getting the same mix. At the optimum ``f = y q max(0, a - b)`` for a
price ``a`` of each row and ``b`` of each column (Federgruen & Groenevelt 1986): the dual is concave and piecewise
quadratic, so a few exact sweeps over one side at a time and then Newton steps on the current support end on it.

Liked pairs come first. A bonus on them is raised until whole-number prices show that no exchange along a cycle would
bring more liked grams; the pairs those prices leave open are then exactly the ones an optimum may use, and the mix
closest to proportional is solved again on them alone.
"""

from dataclasses import dataclass

import numpy as np

from fabene.core.fair_shares.demand import Booleans, Floats

SWEEPS = 3
NEWTON_STEPS = 200
HALVINGS = 40
CLOSE_ENOUGH = 1e-13
RIDGE = 1e-13
NOTHING = 1e-10
"""A flow below this part of what it could be is none at all."""

FIRST_BONUS = 8.0
BONUS_GROWTH = 4.0
BONUSES = 20


@dataclass(slots=True, kw_only=True, eq=False)
class _Market:
    """Rows ask ``y``, columns offer ``q``, both of sum one; ``bonus`` is added on pairs, ``-inf`` on forbidden ones."""

    y: Floats
    q: Floats
    bonus: Floats
    a: Floats
    b: Floats

    def height(self, a: Floats, b: Floats) -> Floats:
        """Return ``f / (y q)`` at prices ``a`` and ``b``."""
        height: Floats = np.maximum(a[:, None] - b[None, :] + self.bonus, 0.0)
        return height

    def worth(self, a: Floats, b: Floats) -> float:
        """Return the dual value, to be made as large as possible."""
        height = self.height(a, b)
        return float(self.y @ a - self.q @ b - 0.5 * (self.y @ (height * height) @ self.q))

    def sweep(self) -> None:
        """Set every row's price to serve that row exactly, then every column's."""
        self.a = _served(self.bonus - self.b[None, :], self.q)
        self.b = -_served((self.bonus + self.a[:, None]).T, self.y)

    def off(self) -> tuple[Floats, Floats]:
        """Return what each row still lacks and each column still offers, as a part of its grams."""
        height = self.height(self.a, self.b)
        return 1.0 - height @ self.q, 1.0 - self.y @ height


def closest_mix(asked: Floats, offered: Floats, *, allowed: Booleans, liked: Booleans | None = None) -> Floats:
    """Return the flow ``K x M`` that serves ``asked`` from ``offered``, both above zero and of equal sum.

    Liked grams are as many as can be; among such flows it is the closest to proportional. A flow that serves all must
    exist within ``allowed``.
    """
    total = asked.sum()
    y, q = asked / total, offered / offered.sum()
    plain = np.where(allowed, 0.0, -np.inf)
    if liked is None or not (liked & allowed).any():
        height = _solved(y, q, bonus=plain) if not allowed.all() else np.ones(allowed.shape)
    else:
        height = _liked_first(y, q, plain=plain, liked=liked & allowed)
    flow = height * y[:, None] * q[None, :]
    flow[flow < NOTHING * np.minimum(y[:, None], q[None, :])] = 0.0
    whole: Floats = total * flow
    return whole


def _liked_first(y: Floats, q: Floats, *, plain: Floats, liked: Booleans) -> Floats:
    """Raise the bonus, each time from the prices before, until no exchange brings more liked grams."""
    allowed = np.isfinite(plain)
    market = _market(y, q, bonus=plain)
    for bonus in FIRST_BONUS * BONUS_GROWTH ** np.arange(BONUSES):
        market.bonus = plain + bonus * liked
        height = _climb(market)
        open_pairs = _open_pairs(height > NOTHING * height.max(), allowed=allowed, liked=liked)
        if open_pairs is not None:
            return _solved(y, q, bonus=np.where(open_pairs, 0.0, -np.inf))
        market.a, market.b = market.a * BONUS_GROWTH, market.b * BONUS_GROWTH
    return height


def _open_pairs(used: Booleans, *, allowed: Booleans, liked: Booleans) -> Booleans | None:
    """Return the pairs that a flow of as many liked grams may use, or ``None`` if the flow on ``used`` has too few.

    Bellman and Ford: to use a pair more brings a liking, to use it less costs one. Prices that settle prove that no
    cycle brings anything; prices that fall below the longest simple way never settle.
    """
    bring = np.where(allowed, -liked.astype(np.float64), np.inf)
    take = np.where(used, liked.astype(np.float64), np.inf)
    of_rows = np.zeros(len(used))
    lowest = -float(min(used.shape)) - 1
    while True:
        of_columns = np.minimum(0.0, (of_rows[:, None] + bring).min(axis=0))
        settled = np.minimum(of_rows, (of_columns[None, :] + take).min(axis=1))
        if (settled == of_rows).all():
            return np.asarray(allowed & (of_rows[:, None] + bring <= of_columns[None, :]), dtype=np.bool_)
        if settled.min() < lowest:
            return None
        of_rows = settled


def _market(y: Floats, q: Floats, *, bonus: Floats) -> _Market:
    return _Market(y=y, q=q, bonus=bonus, a=np.ones(len(y)), b=np.zeros(len(q)))


def _solved(y: Floats, q: Floats, *, bonus: Floats) -> Floats:
    """Return the optimal heights."""
    return _climb(_market(y, q, bonus=bonus))


def _climb(market: _Market) -> Floats:
    """Bring the prices of ``market`` to the optimum and return its heights."""
    for _ in range(SWEEPS):
        market.sweep()
    worst = np.inf
    for _ in range(NEWTON_STEPS):
        lacks, offers = market.off()
        worst, before = max(np.abs(lacks).max(), np.abs(offers).max()), worst
        if worst < CLOSE_ENOUGH or (worst < NOTHING and worst >= before):
            break
        if not _newton(market, lacks, offers=offers, ridge=max(RIDGE, min(1e-3, worst) * 1e-3)):
            market.sweep()
    return market.height(market.a, market.b)


def _newton(market: _Market, lacks: Floats, *, offers: Floats, ridge: float) -> bool:
    """Take one damped Newton step on the current support, the longer side eliminated; say whether it went up."""
    used = (market.height(market.a, market.b) > 0).astype(np.float64)
    if len(market.y) <= len(market.q):
        rise, fall = _direction(used, y=market.y, q=market.q, lacks=lacks, offers=offers, ridge=ridge)
    else:
        back, forth = _direction(used.T, y=market.q, q=market.y, lacks=offers, offers=lacks, ridge=ridge)
        rise, fall = -forth, -back
    return _line_search(market, rise, fall=fall, slope=float(market.y * lacks @ rise - market.q * offers @ fall))


def _direction(
    used: Floats, *, y: Floats, q: Floats, lacks: Floats, offers: Floats, ridge: float
) -> tuple[Floats, Floats]:
    """Return where Newton's method would move the prices of rows and of columns."""
    from_rows = y[:, None] * used
    from_columns = used * q[None, :]
    row_mass = from_columns.sum(axis=1) + ridge
    column_mass = from_rows.sum(axis=0) + ridge
    scale = 1.0 / np.sqrt(y * row_mass)
    system = -((from_rows * (q / column_mass)) @ from_rows.T) * np.outer(scale, scale)
    system[np.diag_indices_from(system)] += 1.0 + ridge
    rise: Floats = scale * np.linalg.solve(system, scale * y * (lacks - from_columns @ (offers / column_mass)))
    fall: Floats = (rise @ from_rows - offers) / column_mass
    return rise, fall


def _line_search(market: _Market, rise: Floats, *, fall: Floats, slope: float) -> bool:
    if not slope > 0:
        return False
    start = market.worth(market.a, market.b)
    step = 1.0
    for _ in range(HALVINGS):
        a, b = market.a + step * rise, market.b + step * fall
        if market.worth(a, b) >= start + 1e-4 * step * slope - 1e-15 * abs(start):
            market.a, market.b = a, b
            return True
        step /= 2
    return False


def _served(heights: Floats, widths: Floats) -> Floats:
    """Return for each row the price at which ``sum(widths * max(0, price + heights))`` is one: water filling."""
    order = np.argsort(-heights, axis=1)
    sorted_heights = np.take_along_axis(heights, order, axis=1)
    open_ones = np.isfinite(sorted_heights)
    sorted_widths = widths[order] * open_ones
    mass = np.cumsum(sorted_widths, axis=1)
    filled = np.cumsum(sorted_widths * np.where(open_ones, sorted_heights, 0.0), axis=1)
    price = (1.0 - filled) / mass
    reached = (price + np.where(open_ones, sorted_heights, -np.inf) > 0).sum(axis=1) - 1
    served: Floats = price[np.arange(len(price)), np.maximum(reached, 0)]
    return served
