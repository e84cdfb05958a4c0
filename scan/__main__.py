"""`python -m scan`: the same as the command `doorbraak`."""

import sys

from scan.cli import main

sys.exit(main())
