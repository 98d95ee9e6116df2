"""The writes of this flat. Each is one transaction and safe to repeat; none edits a cent, corrections are reversals."""

from fabene.programme.grants.services.awarding import award, close, give_cup, publish, record_published
from fabene.programme.grants.services.budgets import answer_budget, change_budget
from fabene.programme.grants.services.campaigns import (
    announce_campaign,
    collect_campaign,
    count_campaign,
    move_campaign,
)
from fabene.programme.grants.services.fading import fade
from fabene.programme.grants.services.papers import tell_apart
from fabene.programme.grants.services.progress import (
    ask_report,
    pay,
    plan_milestone,
    reach_milestone,
    send_report,
    undo_payment,
)
from fabene.programme.grants.services.sharing import divide_among, undivide
from fabene.programme.grants.services.sources import (
    give_hours,
    give_in_kind,
    promise_cofinancing,
    receive_cofinancing,
    take_back,
)
from fabene.programme.grants.services.spending import charge_paper, charge_rate, decide, declare_rate, withdraw

__all__ = [
    "announce_campaign",
    "answer_budget",
    "ask_report",
    "award",
    "change_budget",
    "charge_paper",
    "charge_rate",
    "close",
    "collect_campaign",
    "count_campaign",
    "decide",
    "declare_rate",
    "divide_among",
    "fade",
    "give_cup",
    "give_hours",
    "give_in_kind",
    "move_campaign",
    "pay",
    "plan_milestone",
    "promise_cofinancing",
    "publish",
    "reach_milestone",
    "receive_cofinancing",
    "record_published",
    "send_report",
    "take_back",
    "tell_apart",
    "undivide",
    "undo_payment",
    "withdraw",
]
