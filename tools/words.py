"""Where the program speaks: every text of a template or a module that a catalogue must translate."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.template import Origin, Template
from django.template.base import FilterExpression, Node, NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.functional import Promise

CALLS: dict[str, tuple[str, ...]] = {
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
"""Django's functions that translate, and what their first arguments are."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Words:
    """One text to translate: its context and plural are empty when it has none."""

    msgid: str
    plural: str = ""
    context: str = ""


class NotATextError(Exception):
    """A call to translate something that is not written there: no catalogue could know it."""


def words_of_module(source: str, name: str) -> Iterator[Words]:
    """Yield what a Python module translates; raise ``NotATextError`` naming ``name`` and the line."""
    tree = ast.parse(source, filename=name)
    called = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in CALLS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in called:
            yield _words_of_call(node, CALLS[called[node.func.id]], name=name)


def _words_of_call(call: ast.Call, roles: tuple[str, ...], *, name: str) -> Words:
    texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)][: len(roles)]
    if len(texts) < len(roles) or not all(isinstance(text, str) for text in texts):
        raise NotATextError(f"{name}:{call.lineno}: translate a text that is written here")
    return Words(**dict(zip(roles, map(str, texts), strict=True)))


def words_of_template(source: str, name: str) -> Iterator[Words]:
    """Yield what a Django template translates: its tags, its blocks and its ``_("…")`` constants."""
    template = Template(source, origin=Origin(name), name=name)
    yield from _words_of_nodes(template.nodelist)


def _words_of_nodes(nodes: NodeList) -> Iterator[Words]:
    for node in nodes:
        if isinstance(node, TranslateNode):
            yield Words(msgid=_literal(node), context=_context(node))
        elif isinstance(node, BlockTranslateNode):
            yield _words_of_block(node)
        yield from _constants(node)
        for name in vars(node):
            part = getattr(node, name)
            if isinstance(part, NodeList):
                yield from _words_of_nodes(part)
        for _condition, part in getattr(node, "conditions_nodelists", ()):
            yield from _words_of_nodes(part)


def _literal(node: TranslateNode) -> str:
    text = node.filter_expression.var.literal
    if not isinstance(text, str):
        raise NotATextError(f"{node.origin}: translate a text that is written in the template")
    return text.replace("%", "%%")


def _context(node: TranslateNode | BlockTranslateNode) -> str:
    return str(node.message_context.var) if node.message_context else ""


def _words_of_block(node: BlockTranslateNode) -> Words:
    singular, _names = node.render_token_list(node.singular)
    plural = node.render_token_list(node.plural)[0] if node.plural and node.countervar else ""
    return Words(msgid=singular, plural=plural, context=_context(node))


def _constants(node: Node) -> Iterator[Words]:
    for value in vars(node).values():
        for expression in _expressions(value):
            candidates = [
                expression.var,
                *(argument for _function, given in expression.filters for _is, argument in given),
            ]
            yield from (Words(msgid=_source(text)) for text in candidates if isinstance(text, Promise))


def _expressions(value: object) -> Iterator[FilterExpression]:
    if isinstance(value, FilterExpression):
        yield value
    elif isinstance(value, dict):
        yield from (each for each in value.values() if isinstance(each, FilterExpression))
    elif isinstance(value, list | tuple):
        yield from (each for each in value if isinstance(each, FilterExpression))


def _source(text: Promise) -> str:
    """Return the text a lazy translation will translate: what it would be pickled with."""
    _function, state = cast("tuple[object, tuple[object, tuple[str, ...]]]", text.__reduce__()[:2])
    return state[1][0]


def all_words(package: Path) -> dict[Words, set[str]]:
    """Return every text under ``package`` with the files that say it."""
    found: dict[Words, set[str]] = {}
    for path in sorted(
        [*package.rglob("*.py"), *package.rglob("templates/**/*.html"), *package.rglob("templates/**/*.txt")]
    ):
        name = path.relative_to(package).as_posix()
        read = words_of_module if path.suffix == ".py" else words_of_template
        for words in read(path.read_text(encoding="utf-8"), name):
            found.setdefault(words, set()).add(name)
    return found
