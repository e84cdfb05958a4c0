"""Eigen stellingen: a school rewords, switches off or adds statements, theme by theme or through a file."""

from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.menu import own_statements
from scan.ui.own_files import files
from scan.ui.own_form import form, opened
from scan.ui.own_lines import layer_of
from scan.ui.own_list import chosen_theme, statements
from scan.ui.own_versions import newest_in_scan, standing, versions
from scan.ui.pieces import heading, require_scan
from scan.ui.top import from_the_top

heading(own_statements())
scan_id = require_scan()
here = desk()
layer = layer_of(here, cache.record(here, scan_id))

edit = opened(here, layer)
from_the_top(edit.line.id if edit else "own-statements")

if edit:
    form(here, layer, edit)
else:
    standing(here, layer)
    newest_in_scan(here, layer)
    statements(layer, chosen_theme(layer))
    files(here, layer)
    versions(here, layer)
