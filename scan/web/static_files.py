"""The few files that pages refer to: read once, served from memory, kept by browsers under their version."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from scan.settings import ROOT

_OWN = Path(__file__).parent / "static"
_KINDS: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"} | {
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_TEXTS: Final = (".css", ".js")


def _read(path: Path) -> bytes:
    """The file; of our style and script only what a browser needs, without comment lines and indents."""
    if path.suffix not in _TEXTS:
        return path.read_bytes()
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()


_FILES: Final = {
    path.name: _read(path)
    for path in (
        *sorted(_OWN.iterdir()),
        ROOT / "static" / "mark.svg",
        ROOT / "static" / "fonts" / "Inter.woff2",
    )
    if path.suffix in _KINDS
}
VERSION: Final = hashlib.sha256(b"".join(_FILES.values())).hexdigest()[:12]
"""Changes with any of the files; it stands in their address, so a browser may keep each for good."""


async def static_file(request: Request) -> Response:
    """One file by its name; 404 for every other, whatever it looks like."""
    name = request.path_params["name"]
    if name not in _FILES:
        raise HTTPException(404)
    current = request.path_params["version"] == VERSION
    kept = "public, max-age=31536000, immutable" if current else "no-cache"
    return Response(_FILES[name], media_type=_KINDS[Path(name).suffix], headers={"cache-control": kept})
