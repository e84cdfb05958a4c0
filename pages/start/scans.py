"""Start: the scans of this school, a new one, and the demonstration school."""

from scan.ui import start
from scan.ui.entry import desk
from scan.usecases import preparing

here = desk()
in_use = preparing.all_scans(here)

start.welcome(empty=not in_use)
start.scan_list(in_use)
start.new_scan(here, preparing.all_schools(here))
start.bring_in(here)
start.put_away(preparing.all_scans(here, deleted=True))
