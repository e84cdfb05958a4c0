"""The screens and schemes that a journey can be made on: `@every_viewport`, `@every_scheme`."""

from __future__ import annotations

import pytest

from tests.journeys.browser import DESKTOP, PHONE

every_viewport = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=lambda viewport: viewport.name)
every_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])
every_language = pytest.mark.parametrize("language", ["nl", "en"])
