"""Inspiratie: practice stories, tips and why each theme matters, with or without a scan at hand."""

from scan.ui import cache, inspired_list, session
from scan.ui.entry import desk
from scan.ui.inspired_story import asked_story, unknown_story, whole_story
from scan.ui.inspired_view import chosen_view
from scan.ui.menu import inspiration
from scan.ui.pieces import heading
from scan.ui.top import from_the_top

scan_id = session.scan_id()
session.open_scan(scan_id)

story = asked_story()
if story:
    whole_story(story)
else:
    heading(inspiration())
    unknown_story()
    view = chosen_view(cache.record(desk(), scan_id) if scan_id else None)
    inspired_list.stories(view)
    if view.theme or view.words:
        inspired_list.tips(view)
    else:
        inspired_list.by_theme(view)
    if view.empty():
        inspired_list.nothing_found()
    elif not view.words:
        inspired_list.why(view)

from_the_top(story.id if story else "list")
