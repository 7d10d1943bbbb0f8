"""Processes that share a socket: who has more connections than another waits a moment before it takes one more."""

import pytest

from webui.fairness import ABSENT, give_way


def ready() -> bool:
    """Be ready."""
    return True


class FakeServer:
    """Takes connections from a row of those that wait."""

    def __init__(self, waiting: list[str], connections: int) -> None:
        self.waiting = waiting
        self.active_channels: dict[int, object] = dict.fromkeys(range(connections), "earlier")
        self.readable = ready
        self.handle_accept = self._take

    def _take(self) -> None:
        if self.waiting:
            self.active_channels[len(self.active_channels)] = self.waiting.pop(0)


@pytest.mark.parametrize(
    ("own", "others", "waits"),
    [(0, [0], False), (1, [1, 1], False), (1, [2], False), (2, [1], True), (3, [3, 0], True), (3, [ABSENT], False)],
)
def test_a_connection_is_taken_at_once_unless_another_process_has_fewer(
    own: int, others: list[int], *, waits: bool
) -> None:
    pauses: list[float] = []
    server, connections = FakeServer(["new"], own), [*others, 0]
    give_way(server, ready, connections, len(others), pauses.append)
    assert server.readable()
    server.handle_accept()
    assert bool(pauses) == waits
    assert len(server.active_channels) == own + 1


def test_what_another_process_has_taken_meanwhile_is_left_to_it() -> None:
    waiting, connections = ["new"], [0, ABSENT]
    server, other = FakeServer(waiting, 3), FakeServer(waiting, 1)
    give_way(other, ready, connections, 1)
    give_way(server, ready, connections, 0, lambda _: other.handle_accept())
    assert server.readable()
    assert other.readable()
    server.handle_accept()
    assert (len(server.active_channels), len(other.active_channels)) == (3, 2)


def test_the_number_of_connections_is_told_on_every_turn_of_the_loop() -> None:
    server, connections = FakeServer([], 2), [ABSENT, 5]
    give_way(server, ready, connections, 0)
    assert server.readable()
    assert connections == [2, 5]
    server.active_channels.clear()
    assert server.readable()
    assert connections == [0, 5]


def test_a_process_that_is_not_ready_leaves_connections_to_the_others() -> None:
    pauses: list[float] = []
    server, connections = FakeServer(["new"], 0), [ABSENT, 7]
    give_way(server, lambda: False, connections, 0, pauses.append)
    assert server.readable()
    server.handle_accept()
    assert (connections[0], len(pauses), len(server.active_channels)) == (ABSENT, 1, 1)
