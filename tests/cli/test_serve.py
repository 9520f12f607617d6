"""The desk in a browser tab: who may open it, who they are, and what a key does."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import select

from claims.errors import InputError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import build
from tui.writing import check

aiohttp = pytest.importorskip("aiohttp", reason="comes with textual-serve")
web_server = pytest.importorskip("claims.cli.web_server", reason="wants textual-serve")

pytestmark = pytest.mark.slow
PROXIED = {"header": "X-Remote-User", "proxies": ("127.0.0.1",)}
SECONDS = 120


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(empty, tmp_path / "news.db"))
    with Database.open(path) as database:
        build(database)
    return path


@asynccontextmanager
async def serving(path: Path, **options: Any) -> AsyncIterator[str]:
    """Serve the desk on a free port, and give its address."""
    probe = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = probe.sockets[0].getsockname()[1]
    probe.close()
    await probe.wait_closed()
    made = web_server.Serving(str(path), "Ann", path.parent, port=port, **options)
    made.check()
    runner = aiohttp.web.AppRunner(await web_server.DeskServer(made)._make_app())
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield made.url
    finally:
        await runner.cleanup()


@asynccontextmanager
async def opened(url: str, **headers: str) -> AsyncIterator[Any]:
    """Open a desk by its socket, as a page does, and wait for its first picture."""
    asked = {"Origin": url, **headers}
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{url}/ws?width=100&height=30", headers=asked) as socket,
    ):
        await asyncio.wait_for(painted(socket), SECONDS)
        reading = asyncio.create_task(read_on(socket))  # or the server takes it for gone
        yield socket
        reading.cancel()


async def read_on(socket: Any) -> None:
    async for _ in socket:
        pass


async def painted(socket: Any) -> None:
    while "border" not in (await socket.receive()).data.decode("utf-8", "ignore"):
        pass


async def until(true: Callable[[], bool | Awaitable[bool]]) -> None:
    async def wait() -> None:
        while not true():
            await asyncio.sleep(0.1)

    await asyncio.wait_for(wait(), SECONDS)


def reviewers(path: Path) -> list[str]:
    with Database.open(path) as database, database.read() as session:
        return sorted(session.scalars(select(m.Decision.reviewer)))


async def test_a_key_in_a_tab_is_a_decision_and_two_people_work_at_once(path: Path) -> None:
    async with (
        serving(path, **PROXIED) as url,
        opened(url, **{"X-Remote-User": "Ann"}) as ann,
        opened(url, **{"X-Remote-User": "Ben Okri"}) as ben,
    ):
        await ann.send_str(json.dumps(["resize", {"width": 120, "height": 40}]))
        await ann.send_str(json.dumps(["stdin", "a"]))
        await until(lambda: reviewers(path) == ["Ann"])
        await ben.send_str(json.dumps(["stdin", "j"]))  # Ann has decided on the claim they both began with
        await ben.send_str(json.dumps(["stdin", "a"]))
        await until(lambda: reviewers(path) == ["Ann", "Ben Okri"])


async def refused(url: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as client:
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await client.ws_connect(f"{url}/ws", headers=headers)
    return int(caught.value.status)


async def test_no_other_page_opens_a_desk(path: Path) -> None:
    async with serving(path) as url:
        assert await refused(url, Origin="https://evil.example") == 403
        assert await refused(url, Origin="null") == 403
        assert await refused(url) == 403
        assert await refused(url, Origin=url, Host="evil.example") == 403
        async with (
            aiohttp.ClientSession() as client,
            client.get(url, headers={"Host": "evil.example"}) as page,
        ):
            assert page.status == 403


async def test_a_name_is_believed_from_a_named_proxy_alone(path: Path) -> None:
    async with serving(path, **{**PROXIED, "proxies": ("10.9.8.7",)}) as url:
        assert await refused(url, Origin=url, **{"X-Remote-User": "Ann"}) == 403
    async with serving(path, **PROXIED) as url:
        assert await refused(url, Origin=url) == 403
        assert await refused(url, Origin=url, **{"X-Remote-User": "x" * 101}) == 403
    assert reviewers(path) == []


async def test_no_more_desks_are_open_than_allowed(path: Path) -> None:
    async with serving(path, most=1) as url:
        async with opened(url):
            assert await refused(url, Origin=url) == 503
        await asyncio.wait_for(let_in(url), SECONDS)


async def let_in(url: str) -> None:
    """Open a desk as soon as the one before has ended."""
    while True:
        try:
            async with opened(url):
                return
        except aiohttp.WSServerHandshakeError:
            await asyncio.sleep(0.2)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"host": "0.0.0.0"}, "could decide in your name"),
        ({"header": "X-Remote-User"}, "name the proxy"),
        ({"header": "X-Remote-User", "proxies": ("here",)}, "write an address"),
    ],
)
def test_what_would_let_strangers_in_is_refused(tmp_path: Path, options: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        web_server.Serving("news.db", "Ann", tmp_path, **options).check()


def test_files_are_written_into_the_folder_of_the_server_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.setenv("CLAIMS_WRITE_FOLDER", str(tmp_path / "out"))
    check(tmp_path / "out" / "claims.csv")
    for path in (tmp_path / "claims.csv", tmp_path / "out" / ".." / "claims.csv"):
        with pytest.raises(InputError, match="the only folder"):
            check(path)


BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def browser() -> Iterator[str]:
    """Start a headless Chromium, and give the address of its debugging protocol."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"no browser is here: none of {', '.join(BROWSERS)}")
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
        command = [program, *words, f"--user-data-dir={profile}", "about:blank"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            line = next(line for line in process.stderr if "DevTools listening on" in line)
            yield line.split()[-1]
            process.terminate()


class Page:
    """A tab, driven through the browser's debugging protocol."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.number = 0
        self.session: str | None = None

    async def call(self, method: str, **parameters: Any) -> Any:
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        await self.socket.send_json({**request, "sessionId": self.session} if self.session else request)
        while (answer := await self.socket.receive_json()).get("id") != self.number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    async def open(self, url: str) -> None:
        made = await self.call("Target.createTarget", url=url)
        attached = await self.call("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self.session = attached["sessionId"]

    async def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, **text)

    async def evaluate(self, script: str) -> Any:
        asked = {"expression": script, "awaitPromise": True}
        return (await self.call("Runtime.evaluate", **asked))["result"].get("value")


async def test_a_browser_shows_the_desk_and_takes_keys(path: Path, browser: str) -> None:
    async with (
        serving(path) as url,
        aiohttp.ClientSession() as client,
        client.ws_connect(browser, max_msg_size=0) as socket,
    ):
        page = Page(socket)
        await page.open(url)
        await until_shown(page)
        larger = {"width": 1200, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        await page.call("Emulation.setDeviceMetricsOverride", **larger)
        await page.evaluate("document.querySelector('textarea')?.focus()")
        for _ in range(SECONDS):
            await page.press("a")
            await asyncio.sleep(1)
            if reviewers(path):
                break
        assert set(reviewers(path)) == {"Ann"}
        assert "Lind" in await copied(page)
        shot = base64.b64decode((await page.call("Page.captureScreenshot"))["data"])
        assert shot.startswith(b"\x89PNG")
        assert len(shot) > 20_000  # a blank page has less
        (path.parent / "desk.png").write_bytes(shot)


async def copied(page: Page) -> str:
    """Press the key that copies, and return what the browser's clipboard has then."""
    await page.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    await page.call("Page.bringToFront")
    await page.press("y")
    for _ in range(SECONDS):
        await asyncio.sleep(1)
        if words := await page.evaluate("navigator.clipboard.readText().catch(() => '')"):
            return str(words)
    pytest.fail("nothing was copied")


async def until_shown(page: Page) -> None:
    """Wait until the terminal in the page is there and has been drawn upon."""
    for _ in range(SECONDS * 2):
        if await page.evaluate("document.body?.classList.contains('-first-byte')"):
            return
        await asyncio.sleep(0.5)
    pytest.fail("the desk was not drawn")
