"""The client that asks for pages: what it makes of a server's ways, and how politely it asks."""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from facing_pages.web.asking import GIVE_UP, MOST_HOPS, MOST_WAIT, Client, Manners
from facing_pages.web.fetching import Answer
from tests.web.links.server import DROP, ENDLESS, SILENCE, Clock, Reply, Server, serving, to

MANNERS = Manners(interval=2, timeout=10, retries=2, back_off=5)


def _client(clock: Clock, manners: Manners = MANNERS) -> Client:
    return Client("facing-pages/test", replace(manners, private=True), clock=clock, sleep=clock.sleep)


def _ask(replies: Mapping[str, Reply | Sequence[Reply]], path: str = "/page") -> tuple[Answer, Clock, Server]:
    clock = Clock()
    with serving(replies) as server:
        answer = _client(clock).ask(server.address(path))
    return answer, clock, server


@pytest.mark.parametrize("code", [200, 204, 401, 403, 404, 410, 451])
def test_a_status_that_will_not_pass_is_taken_at_once(code: int) -> None:
    answer, _, server = _ask({"/page": Reply(code, body=b"")})
    assert answer.code == code
    assert server.counted("/page") == 1


def test_redirects_are_followed_and_told_of() -> None:
    answer, _, server = _ask({"/page": to("/next", 301), "/next": to("/last?a=1", 308), "/last": Reply()})
    assert answer.code == 200
    assert answer.hops == ((301, server.address("/next")), (308, server.address("/last?a=1")))


def test_a_redirect_that_leads_to_nothing_is_gone() -> None:
    answer, _, _ = _ask({"/page": to("/nowhere")})
    assert answer.code == 404
    assert len(answer.hops) == 1


def test_a_redirect_in_a_circle_is_left() -> None:
    answer, _, server = _ask({"/page": to("/other"), "/other": to("/page")})
    assert answer.fault == "circle"
    assert server.counted("/page") == 1


def test_an_endless_redirect_is_left() -> None:
    answer, _, server = _ask({"/page": ENDLESS})
    assert answer.fault == "circle"
    assert len(server.asked) == MOST_HOPS + 2  # and robots.txt


def test_a_redirect_out_of_the_web_is_not_followed() -> None:
    answer, _, _ = _ask({"/page": to("file:///etc/hostname")})
    assert answer.fault == "connection"
    assert not answer.body


def test_a_server_error_that_passes_is_no_error() -> None:
    answer, clock, server = _ask({"/page": [Reply(500), Reply(502), Reply()]})
    assert answer.code == 200
    assert server.counted("/page") == 3
    assert clock.slept == [2, 5, 10], "the pause after robots.txt, then a longer wait before each retry"


def test_a_server_error_that_stays_is_told_of() -> None:
    answer, _, server = _ask({"/page": Reply(503)})
    assert answer.code == 503
    assert server.counted("/page") == 3


def test_retry_after_is_waited_for() -> None:
    answer, clock, _ = _ask({"/page": [Reply(429, {"Retry-After": "37"}), Reply()]})
    assert answer.code == 200
    assert clock.slept == [2, 37]


def test_retry_after_may_be_a_date() -> None:
    later = {"Date": "Mon, 16 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 16 Nov 2026 10:00:42 GMT"}
    answer, clock, _ = _ask({"/page": [Reply(503, later), Reply()]})
    assert answer.code == 200
    assert clock.slept == [2, 42]


def test_a_wait_too_long_is_not_waited_for() -> None:
    answer, clock, server = _ask({"/page": Reply(429, {"Retry-After": str(int(MOST_WAIT) + 1)})})
    assert answer.code == 429
    assert server.counted("/page") == 1
    assert clock.slept == [2]


def test_a_retry_after_that_says_nothing_is_passed_over() -> None:
    answer, clock, _ = _ask({"/page": [Reply(429, {"Retry-After": "soon"}), Reply()]})
    assert answer.code == 200
    assert clock.slept == [2, 5]


def test_a_silent_server_runs_into_the_time_limit() -> None:
    clock = Clock()
    with serving({"/page": SILENCE}) as server:
        answer = _client(clock, Manners(timeout=0.05, retries=1, back_off=5)).ask(server.address("/page"))
    assert answer == Answer(fault="time")
    assert clock.slept == [2, 5]  # after robots.txt, and before it was tried again


def test_a_connection_that_is_dropped_is_tried_again() -> None:
    answer, _, server = _ask({"/page": [DROP, Reply()]})
    assert answer.code == 200
    assert server.counted("/page") == 2


def test_a_host_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # held, and not listened on
        clock = Clock()
        answer = _client(clock).ask(f"http://127.0.0.1:{held.getsockname()[1]}/page")
    assert answer == Answer(fault="connection")


def test_an_address_that_is_none_is_unreachable() -> None:
    assert _client(Clock()).ask("http://[broken/page").fault == "connection"


def test_robots_txt_is_obeyed() -> None:
    text = b"User-agent: *\nDisallow: /*?print=\nDisallow: /closed\n\nUser-agent: facing-pages\nDisallow: /page\n"
    with serving({"/robots.txt": Reply(body=text), "/page": Reply(), "/closed": Reply()}) as server:
        client = _client(Clock())
        assert client.ask(server.address("/page")) == Answer(fault="robots")
        assert client.ask(server.address("/closed")).code == 200, (
            "a group of our own stands in place of the general one"
        )
        assert server.asked == ["/robots.txt", "/closed"]


def test_robots_txt_may_use_wildcards() -> None:
    with serving({"/robots.txt": Reply(body=b"User-agent: *\nDisallow: /*?print=\n"), "/page": Reply()}) as server:
        client = _client(Clock())
        assert client.ask(server.address("/page?print=1")).fault == "robots"
        assert client.ask(server.address("/page")).code == 200


@pytest.mark.parametrize("code", [401, 403, 404, 410])
def test_a_robots_txt_that_is_not_there_allows_everything(code: int) -> None:
    answer, _, _ = _ask({"/robots.txt": Reply(code), "/page": Reply()})
    assert answer.code == 200


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_had_allows_nothing(code: int) -> None:
    answer, _, server = _ask({"/robots.txt": Reply(code), "/page": Reply()})
    assert answer.fault == "robots"
    assert "/page" not in server.asked


def test_there_is_a_pause_between_two_requests_to_one_host() -> None:
    clock = Clock()
    with serving({"/a": Reply(), "/b": Reply()}) as server:
        client = _client(clock)
        for path in ("/a", "/b", "/a"):
            client.ask(server.address(path))
        assert server.counted("/robots.txt") == 1
    assert clock.slept == [2, 2, 2]


def test_another_host_is_not_waited_for() -> None:
    clock = Clock()
    with serving({"/a": Reply()}) as one, serving({"/a": Reply()}) as other:
        client = _client(clock)
        client.ask(one.address("/a"))
        clock.slept.clear()
        client.refusal(other.address("/a"))
    assert clock.slept == []


def test_a_crawl_delay_and_a_longer_pause_for_one_host_are_kept() -> None:
    clock = Clock()
    with serving({"/robots.txt": Reply(body=b"User-agent: *\nCrawl-delay: 9\n"), "/a": Reply()}) as server:
        client = _client(clock, Manners(interval=2, intervals={"127.0.0.1": 4}))
        client.ask(server.address("/a"))
        assert client.interval(server.address("/a")) == 9
        client.ask(server.address("/a"))
    assert clock.slept == [4, 9]


# --- redirects to other hosts -------------------------------------------------


def test_a_redirect_to_a_host_that_does_not_want_us_is_not_followed() -> None:
    closed = Reply(body=b"User-agent: *\nDisallow: /page\n")
    with serving({"/robots.txt": closed, "/page": Reply()}) as there:
        with serving({"/page": to(there.address("/page"))}) as here:
            answer = _client(Clock()).ask(here.address("/page"))
        assert there.asked == ["/robots.txt"]
    assert (answer.code, answer.fault) == (None, "robots")
    assert answer.hops == ((301, there.address("/page")),)


def test_a_redirect_into_a_closed_part_of_the_same_host_is_not_followed() -> None:
    closed = Reply(body=b"User-agent: *\nDisallow: /closed/\n")
    answer, _, server = _ask({"/robots.txt": closed, "/page": to("/closed/page"), "/closed/page": Reply()})
    assert answer.fault == "robots"
    assert "/closed/page" not in server.asked


def test_the_host_that_a_redirect_leads_to_has_its_own_pause() -> None:
    clock = Clock()
    slow = Reply(body=b"User-agent: *\nCrawl-delay: 9\n")
    with (
        serving({"/robots.txt": slow, "/page": Reply()}) as there,
        serving({"/page": to(there.address("/page"))}) as here,
    ):
        client = _client(clock)
        assert client.ask(here.address("/page")).code == 200
        assert clock.slept == [2, 2], "after each robots.txt: of the first host, and of the second"
        assert client.ask(here.address("/page")).code == 200
        assert clock.slept[2:] == [9], "the first host was free again, the second was not"
        assert there.asked == ["/robots.txt", "/page", "/page"]


def test_the_host_that_a_redirect_leads_to_is_given_up_for_itself() -> None:
    with serving({"/page": DROP}) as there:
        ways = {f"/{n}": to(there.address("/page")) for n in range(GIVE_UP + 2)}
        with serving({**ways, "/fine": Reply()}) as here:
            client = _client(Clock(), Manners(retries=0))
            answers = [client.ask(here.address(path)) for path in ways]
            assert client.ask(here.address("/fine")).code == 200, "this host did what it could"
        assert there.counted("/page") == GIVE_UP
    assert {answer.fault for answer in answers} == {"connection"}


def test_a_host_that_puts_off_again_and_again_is_not_waited_for_at_each_address() -> None:
    wait = Reply(503, headers={"Retry-After": "120"}, body=b"")
    paths = [f"/{n}" for n in range(GIVE_UP + 3)]
    clock = Clock()
    with serving(dict.fromkeys(paths, wait)) as server:
        client = _client(clock)
        answers = [client.ask(server.address(path)) for path in paths]
        assert sum(map(server.counted, paths)) == GIVE_UP * (1 + MANNERS.retries)
    assert [answer.code for answer in answers[:GIVE_UP]] == [503] * GIVE_UP
    assert {answer.fault for answer in answers[GIVE_UP:]} == {"connection"}


def test_the_rules_of_a_host_may_lie_on_another() -> None:
    with serving({"/rules": Reply(body=b"User-agent: *\nDisallow: /page\n")}) as there:
        with serving({"/robots.txt": to(there.address("/rules")), "/page": Reply()}) as here:
            assert _client(Clock()).ask(here.address("/page")).fault == "robots"
            assert here.asked == ["/robots.txt"]
        assert there.asked == ["/rules"]


def test_the_asker_says_who_it_is() -> None:
    _, _, server = _ask({"/page": Reply()})
    assert server.agents == {"facing-pages/test"}


def test_a_page_is_read_only_where_it_is_wanted() -> None:
    with serving({"/page": Reply(body=b"The words.")}) as server:
        client = _client(Clock())
        assert client.ask(server.address("/page"), body=True).body == b"The words."
        assert client.ask(server.address("/page")).body == b""


def test_a_host_that_fails_again_and_again_is_left_alone() -> None:
    with serving({f"/{n}": DROP for n in range(GIVE_UP + 2)}) as server:
        client = _client(Clock())
        answers = [client.ask(server.address(f"/{n}")) for n in range(GIVE_UP + 2)]
        assert {path for path in server.asked if path != "/robots.txt"} == {f"/{n}" for n in range(GIVE_UP)}
    assert answers == [Answer(fault="connection")] * (GIVE_UP + 2)


def test_a_host_that_answers_now_and_then_is_asked_on() -> None:
    with serving({"/down": DROP, "/up": Reply()}) as server:
        client = _client(Clock())
        for path in ("/down", "/down", "/up", "/down", "/down"):
            client.ask(server.address(path))
        assert client.ask(server.address("/up")).code == 200
