"""What a journey can be made in twice: `@every_language`. Sizes and schemes go along in pairs (`parametrize`)."""

from __future__ import annotations

import pytest

every_language = pytest.mark.parametrize("language", ["nl", "en"])
