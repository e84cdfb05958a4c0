"""What every piece of the content library has in common."""

from __future__ import annotations

from typing import Any, ClassVar


class Content:
    """A shape of `data/`: a misspelt key in a YAML file is an error, not silently skipped."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "str_strip_whitespace": True}
