"""`python -m duizhao.cli`."""

from duizhao.cli import run

run()
