"""By which addresses other machines can reach this one, found without sending anything."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from ipaddress import IPv4Address

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# One in each private range, one of documentation: the kernel picks our side of the way there. UDP sends nothing yet.
_SOMEWHERE = ("203.0.113.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")
_SIOCGIFADDR = 0x8915  # Linux


def reachable() -> list[str]:
    """IPv4 addresses, the likeliest first; empty when this machine is on no network."""
    found = dict.fromkeys([*_on_the_way(), *_by_name(), *_by_interface()])
    return [text for text in found if _usable(IPv4Address(text))]


def _usable(address: IPv4Address) -> bool:
    return not (address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast)


def _on_the_way() -> Iterator[str]:
    for there in _SOMEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((there, 9))
            except OSError:
                continue
            yield str(probe.getsockname()[0])


def _by_name() -> Iterator[str]:
    """All of them on Windows; on Linux often only 127.0.1.1."""
    try:
        for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM):
            yield str(entry[4][0])
    except OSError:
        return


def _by_interface() -> Iterator[str]:
    if fcntl is None:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            yield socket.inet_ntoa(answer[20:24])
