"""Stellingen: the team, or each group by show of hands, answers the statements theme by theme."""

from scan.model.steps import Step
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.sheets import chosen_sheet, introduction, next_theme, nothing_asked
from scan.ui.sheets_group import group_sheet
from scan.ui.sheets_invited import invited, invited_instead
from scan.ui.sheets_shared import team_sheet
from scan.ui.top import from_the_top

heading(Step.STATEMENTS)
scan_id = require_scan()
here = desk()

record = cache.record(here, scan_id)
sheet = chosen_sheet(record, list(cache.themes_of(record).values()))
if sheet is None:
    nothing_asked()
elif sheet.group and invited(here, record):
    invited_instead(here, sheet)
else:
    introduction(sheet)
    if sheet.group:
        group_sheet(here, sheet, sheet.group)
    else:
        team_sheet(here, sheet)
    next_theme(sheet)
    from_the_top(f"{sheet.theme.id} {sheet.kind}")

onward(Step.STATEMENTS)
