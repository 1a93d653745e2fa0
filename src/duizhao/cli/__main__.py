"""`python -m duizhao.cli`."""

import sys

from duizhao.cli import main

sys.exit(main())
