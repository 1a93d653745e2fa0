"""Texts of a query: words, phrases, beginnings."""

from duizhao.search._query_input import Input, QueryError
from duizhao.search._query_tree import QueryToken, Text
from duizhao.search.tokens import tokenize

PREFIX_AT_LEAST = 2
"""Letters of a beginning: with one alone nearly every word would be fetched."""


def read_text(source: Input) -> Text:
    """Read the text that begins here.

    Raises:
        QueryError: dangling-operator, empty-phrase, marks-alone, prefix-short, star, unbalanced-quote.
    """
    start = source.at
    quoted = source.take_quoted()
    if quoted is not None:
        if set(source.classes[start + 1 : source.at - 1]) <= {"blank"}:
            raise source.mistake("empty-phrase", start)
        return Text(_tokens(source, quoted, start), "exact", (start, source.at))
    is_exact = source.take("=")
    run = source.take_run()
    if not run:
        raise QueryError("dangling-operator", start, start + 1)
    if "*" in run:
        return _prefix(source, run, start)
    tokens = _tokens(source, run, start)
    is_word = len(tokens) == 1 and tokens[0][0] == "word"
    return Text(tokens, "widen" if is_word and not is_exact else "exact", (start, source.at))


def _prefix(source: Input, run: str, start: int) -> Text:
    """The beginning of a word; `run` is all that was typed but for a `=` before it."""
    star = source.text.index("*", start)
    tokens = tokenize(run[:-1])
    is_word = len(tokens) == 1 and tokens[0].kind == "word" and start + tokens[0].end == star
    if not is_word or star != source.at - 1:
        raise QueryError("star", star, star + 1)
    if len(tokens[0].text) < PREFIX_AT_LEAST:
        raise source.mistake("prefix-short", start)
    return Text((("word", tokens[0].text),), "prefix", (start, source.at))


def _tokens(source: Input, text: str, start: int) -> tuple[QueryToken, ...]:
    tokens = tokenize(text)
    if not tokens:
        raise source.mistake("marks-alone", start)
    return tuple((token.kind, token.text) for token in tokens)
