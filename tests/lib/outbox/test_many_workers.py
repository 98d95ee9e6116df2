"""Several workers at once: each message leaves by one of them."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from fabene.lib.outbox.models import Message
from fabene.lib.outbox.values import Limits, State
from tests import databases
from tests.lib.outbox.post import FREE, Clock, Postman, pump, put

WORKERS = 4
MESSAGES = 40


def work(limits: Limits = FREE) -> Postman:
    postman = Postman()
    try:
        pump(postman, Clock(), limits=limits)
    finally:
        connections.close_all()
    return postman


def test_four_workers_never_send_a_message_twice(fresh_database: databases.Database) -> None:
    for number in range(MESSAGES):
        put(number)

    with ThreadPoolExecutor(WORKERS) as pool:
        postmen = list(pool.map(lambda _: work(), range(WORKERS)))

    sent = Counter(letter.id for postman in postmen for letter in postman.letters)
    assert set(sent.values()) == {1}
    assert len(sent) == Message.objects.filter(state=State.SENT).count() == MESSAGES


def test_four_workers_share_one_limit(fresh_database: databases.Database) -> None:
    for number in range(MESSAGES):
        put(number)

    with ThreadPoolExecutor(WORKERS) as pool:
        postmen = list(pool.map(lambda _: work(Limits(a_minute=10, a_recipient=100)), range(WORKERS)))

    assert sum(len(postman.letters) for postman in postmen) == 10
