"""Stellingen: the team, or each group by show of hands, answers the statements theme by theme."""

from scan.model.steps import Step
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.sheets import chosen_sheet, introduction, next_theme
from scan.ui.sheets_group import group_sheet
from scan.ui.sheets_shared import team_sheet

heading(Step.STATEMENTS)
scan_id = require_scan()
here = desk()

record = cache.record(here, scan_id)
themes = list(cache.themes_of(record).values())
sheet = chosen_sheet(record, themes)
introduction(sheet)
if sheet.group:
    group_sheet(here, sheet, sheet.group)
else:
    team_sheet(here, sheet)
next_theme(sheet, themes)

onward(Step.STATEMENTS)
