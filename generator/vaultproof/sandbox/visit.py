"""One note under way at a fork server: what is sent, what is heard, when to give up. Starts no server."""

from __future__ import annotations

import math
import select
import socket
import time

from vaultproof.sandbox import scratch
from vaultproof.sandbox.conversation import Conversation, Ended
from vaultproof.sandbox.inside.order import ENDED, ORDER
from vaultproof.sandbox.lane import START_SECONDS, Server

_GRACE = 2.0


class Visit:
    """One note under way at a server: its stream, what is still to be sent, when to give up."""

    def __init__(self, server: Server, talk: Conversation) -> None:
        """Send the note's order off. The server begins with it once it is done with the one before."""
        self.server, self.talk = server, talk
        self.scratch = scratch.make(server.settings.scratch)
        self.stream, theirs = socket.socketpair()
        self.stream.setblocking(False)
        self.unsent = memoryview(talk.opening())
        self.done = self.at_end = self.lost = self._is_refused = False
        self.deadline = math.inf
        server.notes += 1
        order = ORDER.pack(talk.job.seconds, talk.job.memory, self.scratch.encode())
        with theirs:
            self.send()
            try:
                socket.send_fds(server.control, [order], [theirs.fileno()])
            except OSError:
                self._is_refused = True

    def begin(self) -> None:
        """Take note that the note's time begins."""
        starting = 0 if self.server.started else START_SECONDS
        self.deadline = time.monotonic() + self.talk.job.seconds + _GRACE + starting

    def watch(self, poll: select.poll) -> None:
        """Register the streams on which something may happen."""
        poll.register(self.server.control, select.POLLIN)
        if not self.at_end and not self.talk.complete:
            poll.register(self.stream, select.POLLIN | (select.POLLOUT if self.unsent else 0))

    def send(self) -> None:
        """Send as much as the stream takes."""
        try:
            while self.unsent:
                self.unsent = self.unsent[self.stream.send(self.unsent) :]
        except BlockingIOError:
            return
        except OSError:
            self.unsent = self.unsent[:0]

    def step(self, ready: frozenset[int]) -> None:
        """Deal with what has happened on the streams that are `ready`, and with the time that has passed. Raises
        SandboxError where the server cannot be started."""
        if self._is_refused:
            self._lose()
            return
        if self.stream.fileno() in ready:
            self._hear()
            self.send()
        if self.server.control.fileno() in ready:
            self._learn()
        elif self.talk.spoilt or time.monotonic() > self.deadline or scratch.is_overfull(self.scratch):
            self._give_up()

    def _hear(self) -> None:
        """Take in what the child has written."""
        try:
            piece = self.stream.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self.at_end = True
            return
        self.unsent = memoryview(bytes(self.unsent) + self.talk.receive(piece))

    def _learn(self) -> None:
        """Take in what the server reports: that it is up, how the child ended; or that it is gone itself."""
        try:
            if not self.server.started:
                self.server.started = self.server.control.recv(1) == b"+"
                self.begin()
            report = self.server.control.recv(ENDED.size) if self.server.started else b""
        except BlockingIOError:
            return
        except OSError:
            report = b""
        if len(report) != ENDED.size:
            self._lose()
            return
        self._drain()
        status, late = ENDED.unpack(report)
        self.finish(Ended(status=status, late=bool(late)))

    def _lose(self) -> None:
        """Take note that the server is gone. Raises SandboxError where it cannot be started."""
        self.lost = True
        self.finish(Ended(server_died=True))
        if not self.server.started and self.server.gave_up:
            raise self.server.why_not_started()
        self.server.close()

    def _give_up(self) -> None:
        """End a note that takes too long, fills its folder or speaks out of turn."""
        late, overfull = time.monotonic() > self.deadline, scratch.is_overfull(self.scratch)
        self.server.close()
        self.finish(Ended(late=late, overfull=overfull))

    def _drain(self) -> None:
        """Take in what the child wrote last."""
        while not self.talk.spoilt:
            try:
                piece = self.stream.recv(1 << 16)
            except OSError:
                return
            if not piece:
                return
            self.talk.receive(piece)

    def abandon(self) -> None:
        """Stop in the middle, as nobody wants the result any more."""
        self.server.close()
        self.finish(Ended(server_died=True))

    def finish(self, ended: Ended) -> None:
        """Close what this note held."""
        self.talk.end(ended)
        self.stream.close()
        scratch.remove(self.scratch)
        self.done = True
