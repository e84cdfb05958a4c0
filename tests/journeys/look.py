"""A picture of a whole screen: `python -m tests.journeys.look /plan out.png --phone --dark --language en`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.browser import DESKTOP, PHONE, Scheme, chromium, watched_context
from tests.journeys.screen import assert_accessible, picture, visit
from tests.journeys.server import fill_with_demonstration, running_app


def main(arguments: Sequence[str] | None = None) -> None:
    """Start the app (or use a running one), visit one screen, keep its picture."""
    options = _options(arguments)
    viewport = PHONE if options.phone else DESKTOP
    scheme: Scheme = "dark" if options.dark else "light"
    with _app(options) as url, chromium() as browser:
        context, watch = watched_context(browser, url, viewport, scheme)
        page = visit(context.new_page(), options.path, options.language)
        print(picture(page, options.out))
        if options.axe:
            assert_accessible(page)
        context.close()
        watch.assert_quiet()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.look", description=__doc__)
    parser.add_argument("path", help="address of the screen, such as '/plan?scan=ID'")
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--phone", action="store_true")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--language", choices=["nl", "en"], default="nl")
    parser.add_argument("--axe", action="store_true", help="fail on a WCAG violation as well")
    parser.add_argument("--url", help="a running app; else one is started")
    parser.add_argument("--database", type=Path, help="for the app that is started; else the demonstration school")
    return parser.parse_args(arguments)


@contextmanager
def _app(options: argparse.Namespace) -> Iterator[str]:
    if options.url:
        yield options.url
        return
    with tempfile.TemporaryDirectory() as temporary:
        database = options.database or Path(temporary) / "scan.db"
        if not options.database:
            fill_with_demonstration(database)
        with running_app(database, Path(temporary)) as server:
            yield server.url


if __name__ == "__main__":
    main()
