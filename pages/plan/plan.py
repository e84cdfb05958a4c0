"""Plan: what still misses, the message to the board, adopting a version, and handing it out."""

from scan.model.checks import gaps
from scan.model.steps import Step
from scan.ui import cache, plan
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.plan_message import message_form
from scan.usecases import adopting

heading(Step.PLAN)
scan_id = require_scan()
here = desk()
draft = cache.plan(here, scan_id)
versions = adopting.adopted_plans(here, scan_id)

plan.figures(draft)
plan.missing(gaps(draft))
message_form(here, draft)
plan.adopt_form(here, scan_id, versions=len(versions), ready=any(draft.actions()))
plan.hand_out(here, draft, versions)

onward(Step.PLAN)
