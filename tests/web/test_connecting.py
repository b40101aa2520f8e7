"""Whoever asks for a stranger's address reaches nothing behind the public web, and is kept waiting by nobody."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.web import connecting
from facing_pages.web.asking import Client, Manners
from facing_pages.web.connecting import is_public
from facing_pages.web.judging import judge
from tests.web.links.server import Clock, Reply, serving, to


def _client(manners: Manners | None = None) -> Client:
    clock = Clock()
    return Client("facing-pages/test", manners or Manners(timeout=5, retries=0), clock=clock, sleep=clock.sleep)


NAMES = "127.0.0.1 localhost [::1] [::ffff:127.0.0.1] 2130706433 0x7f.1 127.1 0 ①②⑦.0.0.1".split()
INSIDE = """10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 fc00::1 fe80::1%eth0
64:ff9b::7f00:1 2002:7f00:1:: :: ff02::1 ::ffff:192.168.0.1""".split()


@pytest.mark.parametrize("host", NAMES)
def test_this_machine_is_not_asked_by_whatever_name(host: str) -> None:
    with serving({"/page": Reply()}) as server:
        port = server.address("").rpartition(":")[2]
        answer = _client().ask(f"http://{host}:{port}/page")
    assert answer.fault == "inside"
    assert server.asked == []
    assert judge("http://example.org/", answer) == ("unasked", None)


def test_a_redirect_leads_to_nothing_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    with serving({"/robots.txt": Reply(404), "/page": to("http://127.0.0.2:9/secret"), "/secret": Reply()}) as server:
        answer = _client().ask(server.address("/page"))
    assert answer.fault == "inside"
    assert answer.hops == ((301, "http://127.0.0.2:9/secret"),)
    assert "/secret" not in server.asked


def test_a_host_that_has_one_address_inside_is_none_of_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert _client().ask("http://rebinding.example/").fault == "inside"


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_networks_machines_and_none_are_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_of_ipv4_is_the_same_within_one_of_ipv6(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address)) == is_public(f"64:ff9b::{address}")


@contextmanager
def _trickling(opening: bytes) -> Iterator[str]:
    """A server that goes on for ever, a byte at a time; its address."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                try:
                    connection.recv(4096)
                    connection.sendall(opening)
                    while not over.wait(0.02):
                        connection.sendall(b"1")
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            over.set()
            thread.join()


@pytest.mark.parametrize(
    "opening", [b"HTTP/1.1 ", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"]
)
def test_a_server_that_sends_a_byte_at_a_time_is_left_when_its_time_is_up(opening: bytes) -> None:
    with _trickling(opening) as address:
        answer = _client(Manners(timeout=0.2, retries=0, private=True)).ask(f"{address}page")
    assert answer.fault == "time"


def test_a_host_that_wants_days_between_two_requests_is_left_alone() -> None:
    rules = Reply(body=b"User-agent: *\nCrawl-delay: 1000000\n")
    with serving({"/robots.txt": rules, "/page": Reply()}) as server:
        answer = _client(Manners(retries=0, private=True)).ask(server.address("/page"))
    assert answer.fault == "robots"
    assert server.asked == ["/robots.txt"]
