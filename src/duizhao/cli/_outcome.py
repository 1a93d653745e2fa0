"""How a command ends."""

GOOD, REJECTED, USAGE = 0, 1, 2
"""All is good; something was rejected or is wrong; wrong usage."""
