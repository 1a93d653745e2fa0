"""How the fold table writes code points: stretches that move by the same distance, and differences as characters."""

from collections.abc import Iterator, Mapping

FORMAT = 2
"""Of the table, and of a part of it."""
SURROGATES = range(0xD800, 0xE000)
STEP_OF_NOTHING = 35
"""What a difference of nothing is written with: `#`, above the quotation mark, which JSON escapes."""


def runs(folded: Mapping[int, int]) -> tuple[list[list[int]], list[int]]:
    """Stretches of three and more code points that move by the same distance, as start, length, distance; and the others.

    Args:
        folded: what each code point folds to.
    """
    stretches: list[list[int]] = []
    for code_point, form in sorted(folded.items()):
        delta = form - code_point
        if stretches and stretches[-1][2] == delta and sum(stretches[-1][:2]) == code_point:
            stretches[-1][1] += 1
        else:
            stretches.append([code_point, 1, delta])
    long = [stretch for stretch in stretches if stretch[1] >= 3]  # noqa: PLR2004  (below that the two strings are shorter)
    rest = [start + i for start, length, _ in stretches if length < 3 for i in range(length)]  # noqa: PLR2004
    return long, rest


def steps(code_points: list[int]) -> str:
    """Code points as one character per difference: half the bytes of the characters themselves.

    A difference d (from 0 at first) is 2d, or -2d - 1 where it is negative, plus 35; what would be a surrogate or lies
    behind them moves up by 2,048.
    """
    before = 0
    written = []
    for code_point in code_points:
        step = code_point - before
        code = (2 * step if step >= 0 else -2 * step - 1) + STEP_OF_NOTHING
        written.append(chr(code + len(SURROGATES) if code >= SURROGATES.start else code))
        before = code_point
    return "".join(written)


def read_steps(written: str) -> Iterator[int]:
    """Code points from their differences, as `steps` writes them."""
    code_point = 0
    for character in written:
        code = ord(character)
        step = code - STEP_OF_NOTHING - (len(SURROGATES) if code >= SURROGATES.stop else 0)
        code_point += -(step + 1) // 2 if step % 2 else step // 2
        yield code_point
