"""Connections to the web and to nothing behind it, which end when their time is up.

Whoever sends an address, or a server that redirects, could name one of the
machine that asks, or of the network it is in. So a name is looked up here, and
what is connected to is the very address that was looked at.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
import urllib.request
from typing import Any

_BEHIND = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""Where an IPv6 address stands for one of IPv4 (RFC 6052, RFC 8215)."""


class InsideError(OSError):
    """An address is none of the public web."""


class Watch:
    """Ends a connection when its time is up: a limit for each read is none for a server that sends a byte a second.

    Arguments:
        seconds: from now on.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def over(self, connection: socket.socket) -> None:
        """Watch over a connection, too."""
        self._sockets.append(connection)

    def _end(self) -> None:
        self.is_over = True
        for one in self._sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # it has ended by itself


def opener(watch: Watch, *, private: bool) -> urllib.request.OpenerDirector:
    """What opens addresses and follows no redirect.

    Where the machine asks through a proxy, it is the proxy that connects.

    Arguments:
        private: whether the addresses of this machine and of its network may be asked, too.
    """
    proxies = urllib.request.getproxies()
    guard = _Guard(watch, private=private or bool(proxies))
    return urllib.request.build_opener(_Plain(guard), _Secure(guard), _NoRedirect, urllib.request.ProxyHandler(proxies))


class _Guard:
    def __init__(self, watch: Watch, *, private: bool) -> None:
        self._watch, self._private = watch, private

    def connect(self, address: tuple[str, int], timeout: float | None = None, *_: object) -> socket.socket:
        """A connection to a host, if all of its addresses are public."""
        host, port = address
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        if not self._private and not all(is_public(str(place[0])) for *_, place in found):
            raise InsideError(f"{host} is no host of the public web")
        failed: OSError | None = None
        for family, kind, protocol, _name, place in found:
            made = socket.socket(family, kind, protocol)
            try:
                made.settimeout(timeout)
                self._watch.over(made)
                made.connect(place)
            except OSError as error:
                made.close()
                failed = error
            else:
                return made
        raise failed or OSError(f"{host} has no address")


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public web.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "169.254.1.1", "::ffff:10.0.0.1", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        within = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if any(found in network for network in _BEHIND):
            within = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
    return found.is_global and not found.is_multicast


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, guard: _Guard) -> None:
        super().__init__()
        self._guard = guard

    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(self._connection, request)

    def _connection(self, host: str, **settings: Any) -> http.client.HTTPConnection:
        made = http.client.HTTPConnection(host, **settings)
        made._create_connection = self._guard.connect  # type: ignore[attr-defined]  # the one place where it connects
        return made


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, guard: _Guard) -> None:
        super().__init__()
        self._guard = guard

    def https_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(self._connection, request)

    def _connection(self, host: str, **settings: Any) -> http.client.HTTPSConnection:
        made = http.client.HTTPSConnection(host, **settings)
        made._create_connection = self._guard.connect  # type: ignore[attr-defined]  # likewise
        return made


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Hands a redirect back, so that it can be told of."""

    def redirect_request(self, *_: Any) -> None:
        return None
