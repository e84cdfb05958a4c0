"""Whether a posted form comes from our own page (CSRF), for browsers without scripts."""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request


def is_ours(request: Request) -> bool:
    """The browser's own word for it; when it says nothing the token alone decides.

    Over plain http on a network address browsers send no `Sec-Fetch-Site`, and some send no `Origin`.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers['host']}"


def token_for(visitor: str) -> str:
    """What the form must carry: it follows from the visitor's cookie, so it outlives a restart and nothing is kept."""
    return hmac.new(visitor.encode(), b"form", hashlib.sha256).hexdigest()


def proof_of(visitor: str, code: str) -> str:
    """What the form of a check carries: it shows later that this browser had its page while the code still fitted."""
    return hmac.new(visitor.encode(), b"check" + code.encode(), hashlib.sha256).hexdigest()


def proof_fits(visitor: str, code: str, given: str) -> bool:
    """Whether the form came from the page of this check."""
    return hmac.compare_digest(proof_of(visitor, code).encode(), given.encode())


def token_fits(visitor: str, given: str) -> bool:
    """Whether the form was made for whoever holds this cookie."""
    return bool(visitor) and hmac.compare_digest(token_for(visitor).encode(), given.encode())
