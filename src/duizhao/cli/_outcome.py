"""How a command ends."""

GOOD, REJECTED, USAGE, STOPPED = 0, 1, 2, 130
"""All is good; something was rejected or is wrong; wrong usage; somebody has pressed Ctrl+C, which shells give this number."""
