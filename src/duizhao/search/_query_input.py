"""A query as typed, read from left to right, and the mistakes in it."""

from duizhao.errors import DuizhaoError
from duizhao.folding import class_of, fold
from duizhao.labels import Label, query_error


class QueryError(DuizhaoError, ValueError):
    """A mistake in a query.

    Args:
        code: what it is, a key of `query-errors` in labels.yml.
        start: where it begins, in code points of the query as typed.
        end: where it ends; the same where something is missing.
    """

    def __init__(self, code: str, start: int, end: int) -> None:
        super().__init__(code, start, end)
        self.code = code
        self.start = start
        self.end = end

    @property
    def words(self) -> Label:
        """What is wrong and what to do, in both languages."""
        return query_error(self.code)

    def __str__(self) -> str:
        return f"query, at character {self.start + 1}: {self.words.en}"


_ENDING = frozenset(';|()~"')
"""Operators that end a word wherever they stand."""
_AFTER_VALUE = _ENDING | {"", "*"}
_OPENING, _CLOSING = "“", "”"


class Input:
    """What is seen of a query and the place that reading has come to: what shows nothing is as if it were not there.

    Attributes:
        places: of what is seen, in the query as typed, its end included.
    """

    def __init__(self, text: str) -> None:
        folded = fold(text)
        classes = [class_of(ord(character)) for character in folded]
        seen = [at for at, kind in enumerate(classes) if kind != "ignorable"]
        self.text = "".join(text[at] for at in seen)
        self.folded = "".join(folded[at] for at in seen)
        self.classes = [classes[at] for at in seen]
        self.places = (*seen, len(text))
        self.at = 0

    @property
    def here(self) -> str:
        """The character that stands here; nothing at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def at_border(self) -> bool:
        """Whether a word ends here: a blank, an operator or the end."""
        return self.at >= len(self.text) or self.classes[self.at] == "blank" or self.here in _ENDING

    def skip_blanks(self) -> None:
        """Go to the next character that is no blank."""
        while self.at < len(self.text) and self.classes[self.at] == "blank":
            self.at += 1

    def take(self, character: str) -> bool:
        """Go behind a character if it stands here."""
        is_here = self.here == character
        self.at += is_here
        return is_here

    def take_digits(self) -> str:
        """Go behind a run of digits, full-width ones too, and give them folded."""
        start = self.at
        while "0" <= self.folded[self.at : self.at + 1] <= "9":
            self.at += 1
        return self.folded[start : self.at]

    def take_run(self) -> str:
        """Go behind a run without blanks and operators."""
        start = self.at
        while not self.at_border:
            self.at += 1
        return self.text[start : self.at]

    def take_quoted(self) -> str | None:
        """Go behind a quotation that begins here and give what is in it; None where none begins.

        Curly quotation marks around text without Han are what editors make of straight ones; around Han they belong to
        the text.

        Raises:
            QueryError: the second mark is missing.
        """
        start = self.at
        if self.here not in {'"', _OPENING}:
            return None
        is_curly = self.here == _OPENING
        close = self.text.find(_CLOSING if is_curly else '"', start + 1)
        if is_curly and (close < 0 or "han" in self.classes[start:close]):
            return None
        if close < 0:
            raise QueryError("unbalanced-quote", start, start + 1)
        self.at = close + 1
        return self.text[start + 1 : close]

    def take_held(self) -> str | None:
        """Go behind curly marks that hold a whole value together, a star behind it or not, and give it with them; None for others."""
        start = self.at
        close = self.text.find(_CLOSING, start) if self.here == _OPENING else -1
        after = self.text[close + 1 : close + 2]
        if close < 0 or not (after in _AFTER_VALUE or self.classes[close + 1] == "blank"):
            return None
        self.at = close + 1
        return self.text[start : self.at]

    def mistake(self, code: str, start: int | None = None) -> QueryError:
        """A mistake between a place and here; without a place, in the character that stands here."""
        return QueryError(code, self.at, self.at + 1) if start is None else QueryError(code, start, self.at)
