"""The review desk in a browser tab: textual-serve, with what it leaves to others to decide.

A page and its socket are given only under the name the server is known by, so that no other site can drive
a desk (the ``Origin`` of a socket, the ``Host`` of a page). Who reviews is whoever started the server, or
what a header says that an authenticating proxy sets: it counts only from an address that was named. Each tab
is a process of its own, that writes files into one folder alone.
"""

from __future__ import annotations

import hashlib
import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from claims.errors import InputError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LONGEST = 100
"""Characters of a reviewer's name."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")
DRIVER = "textual.drivers.web_driver:WebDriver"


@dataclass(frozen=True, slots=True)
class Serving:
    """How the desk is served.

    ``header`` is the request header that holds the reviewer's name, ``proxies`` the addresses or networks it
    is believed from; without a header the reviewer is ``reviewer``. ``most`` tabs may be open at once.
    ``folder`` is the only place where files are written.
    """

    db: str
    reviewer: str
    folder: Path
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    header: str | None = None
    proxies: tuple[str, ...] = ()
    most: int = 8

    @property
    def url(self) -> str:
        """Where browsers find it."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    def check(self) -> None:
        """Raise an InputError where this would let strangers decide in somebody's name."""
        if self.header and not self.proxies:
            raise InputError(
                "Anybody could set that header: name the proxy that does (--proxy 127.0.0.1), and no other."
            )
        if self.host not in LOOPBACK and not self.header:
            raise InputError(
                f"Whoever reaches {self.host} could decide in your name. Serve on 127.0.0.1 behind a "
                "proxy that knows who is who, and name it and its header: "
                "--proxy 127.0.0.1 --reviewer-header X-Remote-User."
            )
        for proxy in self.proxies:
            try:
                ip_network(proxy)
            except ValueError as error:
                raise InputError(
                    f"--proxy {proxy}: write an address such as 127.0.0.1, or a network."
                ) from error


class DeskServer(Server):
    """Serves the desk on a database."""

    def __init__(self, serving: Serving) -> None:
        super().__init__("claims review", serving.host, serving.port, "claims", serving.url)
        self.serving = serving
        self.open = 0

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let pass what asks for this server by its name."""
        here = urlsplit(self.serving.url)
        if urlsplit(f"//{request.host}").hostname not in (here.hostname, *self._local()):
            raise web.HTTPForbidden(text=f"This is {self.serving.url}.")
        if request.path == "/ws" and request.headers.get("Origin") != f"{here.scheme}://{here.netloc}":
            raise web.HTTPForbidden(text="The desk is opened from its own page only.")
        if request.path in ("/", "/ws"):
            self.reviewer_of(request)
        return await handler(request)

    def _local(self) -> tuple[str, ...]:
        return LOOPBACK if self.serving.public_url is None else ()

    def reviewer_of(self, request: web.Request) -> str:
        """Return who asks.

        Raises:
            HTTPForbidden: nobody that this server believes says so.
        """
        serving = self.serving
        if serving.header is None:
            return serving.reviewer
        peer = ip_address(request.remote) if request.remote else None  # None: not come over the network
        if peer is None or not any(peer in ip_network(proxy) for proxy in serving.proxies):
            raise web.HTTPForbidden(text="Come through the proxy that knows who you are.")
        name = request.headers.get(serving.header, "").strip()
        if not name or len(name) > LONGEST or not name.isprintable():
            raise web.HTTPForbidden(text="The proxy does not say who you are.")
        return name

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a desk for a tab, unless too many are open."""
        if self.open >= self.serving.most:
            raise web.HTTPServiceUnavailable(
                text=f"{self.serving.most} desks are open, and this server opens no more. Try again later."
            )
        self.open += 1
        websocket = web.WebSocketResponse(heartbeat=15)
        service: AppService | None = None
        try:
            await websocket.prepare(request)
            service = DeskProcess(self.serving, self.reviewer_of(request), self, websocket)
            await service.start(_size(request, "width", 80), _size(request, "height", 24))
            await self._process_messages(websocket, service)
        finally:
            if service is not None:
                await service.stop()
            self.open -= 1
        return websocket

    async def on_startup(self, app: web.Application) -> None:
        """Say where the desk is."""
        self.console.print(f"The desk is at {self.serving.url}; Ctrl-C ends it.", highlight=False)


class DeskProcess(AppService):
    """The desk of one tab: a process of its own, which gets no secret on its command line."""

    def __init__(
        self, serving: Serving, reviewer: str, server: DeskServer, websocket: web.WebSocketResponse
    ) -> None:
        async def closing() -> None:
            await websocket.close()

        super().__init__(
            "claims review", write_bytes=websocket.send_bytes, write_str=websocket.send_str,
            close=closing, download_manager=server.download_manager,
        )  # fmt: skip
        self.serving = serving
        self.reviewer = reviewer

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await create_subprocess_exec(
            sys.executable, "-m", "claims", "review", stdin=PIPE, stdout=PIPE, stderr=PIPE,
            env=self._build_environment(width, height), cwd=self.serving.folder,
        )  # fmt: skip
        self._process, self._stdin = process, process.stdin
        return process

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        own = super()._build_environment(width, height)
        return {**own, **environment_of(self.serving, self.reviewer)}


def environment_of(serving: Serving, reviewer: str) -> Mapping[str, str]:
    """Return what a reviewer's process is told: the database, who reviews, and where it may write.

    Settings and what could not be saved are kept for each reviewer apart.
    """
    own = serving.folder / ".desks" / hashlib.sha256(reviewer.encode()).hexdigest()[:16]
    own.mkdir(parents=True, exist_ok=True)
    return {
        "CLAIMS_DB": serving.db, "CLAIMS_REVIEWER": reviewer, "CLAIMS_WRITE_FOLDER": str(serving.folder),
        "XDG_STATE_HOME": str(own), "XDG_CONFIG_HOME": str(own), "TEXTUAL_DRIVER": DRIVER,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }  # fmt: skip


def _size(request: web.Request, name: str, usual: int) -> int:
    given = request.query.get(name, "")
    return min(max(int(given), 1), 1000) if given.isdecimal() else usual
