"""A school's own layer beside the screen: what stands in it, and what someone else puts in it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.scans import Scan
from scan.model.text import Text
from scan.usecases import adapting
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import worded

PAGE = "pages/prepare/own_statements.py"
THEME = library().theme_by_id["time"]
FIRST, SECOND = THEME.statements[:2]


def layer(at_desk: OpenDesk, scan: Scan) -> OwnContent:
    """The newest layer of the school of a scan."""
    with at_desk() as desk:
        return adapting.content_of(desk, scan.school_id)


def put(at_desk: OpenDesk, scan: Scan, *entries: OwnStatement) -> OwnContent:
    """The layer with these entries added or replaced."""
    with at_desk() as desk:
        content = adapting.content_of(desk, scan.school_id)
        for entry in entries:
            content = content.with_entry(entry)
        return adapting.keep_content(desk, library(), scan.school_id, content)


def own(text: str, id: str = FIRST.id) -> OwnStatement:
    """A statement of the theme in the school's own words."""
    return OwnStatement(id, "time", text=Text(text, ""))


def words_of(content: OwnContent) -> dict[str, str]:
    """What each entry says in Dutch, by its id."""
    return {entry.id: entry.text.nl if entry.text else "" for entry in content.statements}


def asked(open_page: OpenPage, scan: Scan) -> str:
    """What Stellingen asks of the theme."""
    return worded(*open_page("pages/answer/statements.py", scan=scan.id, theme="time").markdown)


def field(app: AppTest, part: str) -> str:
    """The key of the first text field of the form that begins like this."""
    return next(str(area.key) for area in app.text_area if str(area.key).startswith(part))


def type_in(app: AppTest, part: str, text: str) -> None:
    """Type in that field."""
    app.text_area(key=field(app, part)).input(text)


def save(app: AppTest) -> AppTest:
    """Press the button of the form."""
    return app.button(key="save-own").click().run()
