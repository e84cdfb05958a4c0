"""Eigen rol: hold your own role to the light first; nothing is kept but a sentence you choose to share."""

from scan.model.steps import Step
from scan.ui import cache, roles
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.roles_share import share

heading(Step.OWN_ROLE)
scan_id = require_scan()
here = desk()

roles.promise()
role = roles.chosen_role()
if role:
    answers = roles.questions(role)
    roles.reflection(role, answers)
    share(here, cache.record(here, scan_id))
    roles.wipe_button()

onward(Step.OWN_ROLE)
