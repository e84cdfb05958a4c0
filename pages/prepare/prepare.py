"""Voorbereiden: why this scan, which themes, who takes part, and when everyone hears the outcome."""

from scan.model.steps import Step
from scan.ui import preparation, session
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.usecases import preparing

heading(Step.PREPARE)
scan_id = require_scan()
here = desk()

scan = session.pinned("scan", lambda: preparing.scan_of(here, scan_id))
preparation.form(here, scan, preparing.school_of(here, scan))

onward(Step.PREPARE)
