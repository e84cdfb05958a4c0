"""Voortgang: what was broken, what is late, and an update in twenty seconds."""

from scan.model.steps import Step
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.follow import following, sunny
from scan.ui.picture_ways import again
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.promised import kept_promises

heading(Step.PROGRESS)
scan_id = require_scan()
record = cache.record(desk(), scan_id)

sunny(record)
again(record, desk().today)
kept_promises(cache.ledger(desk(), scan_id), scan_id)
following(desk(), record)

onward(Step.PROGRESS)
