"""Values of numbers while they are reckoned with, and the one form that they are read to."""

MICRO = 10**6
"""Values are whole millionths while they are reckoned with, so that no binary fraction enters."""
LARGE = 100
CENTURY = 1900
LAST_ORDINAL = 10
LONGEST = 40
"""Figures of a number; a longer run is none that anybody wrote."""


def micro(figures: str) -> int:
    """Millionths of written figures: "8 , 400.5" is 8400500000."""
    whole, _, decimals = figures.replace(",", "").replace(" ", "").partition(".")
    return int(whole[:LONGEST]) * MICRO + int((decimals + "000000")[:6])


def say(value: int) -> str:
    """A value in its one form: a decimal without superfluous zeros."""
    whole, millionths = divmod(value, MICRO)
    return f"{whole}.{millionths:06}".rstrip("0") if millionths else str(whole)
