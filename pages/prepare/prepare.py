"""Voorbereiden: why this scan, which themes, who takes part, and when everyone hears the outcome."""

from scan.model.steps import Step
from scan.ui import preparation
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan

heading(Step.PREPARE)
scan_id = require_scan()

preparation.form(desk(), scan_id)

onward(Step.PREPARE)
