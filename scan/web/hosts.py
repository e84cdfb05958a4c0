"""Which names a request may call us by (DNS rebinding needs a name; an address in figures cannot be rebound)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

HostCheck = Callable[[str], bool]


def named(names: Iterable[str]) -> HostCheck:
    """Only these names, on any port: for the door that stays on this machine."""
    allowed = {name.lower() for name in names}
    return lambda host: hostname_of(host) in allowed


def addressed(names: Iterable[str] = ()) -> HostCheck:
    """An address in figures, or one of these names: for the door on the network."""
    by_name = named(names)
    return lambda host: _is_address(hostname_of(host)) or by_name(host)


def hostname_of(host: str) -> str:
    """The name in a Host header, lower case, without port; empty when it is not a Host header."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    if parts.netloc != host or "@" in host or not parts.hostname:
        return ""
    return parts.hostname.rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
