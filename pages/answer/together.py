"""Samen kijken: where the answers differ most comes first, so that the team talks about that."""

from scan.model.steps import Step
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.results import chosen_part, nothing_yet, overview, paged, seen_in
from scan.ui.results_card import card
from scan.ui.results_heard import View, chosen_view, heard, named_in

heading(Step.TOGETHER)
scan_id = require_scan()
here = desk()

record = cache.record(here, scan_id)
seen, signals = seen_in(record), named_in(here, scan_id)
view = chosen_view() if signals else View.STATEMENTS
if view is not View.STATEMENTS:
    heard(here, record, signals, view)
elif seen:
    overview(seen, revealed=bool(record.revealed))
    paged(chosen_part(seen), lambda item: card(here, record, item))
else:
    nothing_yet(here, scan_id)

onward(Step.TOGETHER)
