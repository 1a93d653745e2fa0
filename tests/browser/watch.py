"""Watching a browser: what a page logs, throws and asks for."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

NOT_FETCHED = ("data:", "blob:", "about:")
SETTLING = 60  # milliseconds in which a page that has an answer asks for the next thing
BROKEN_OFF = "net::ERR_ABORTED"  # by the page itself, or by a reader who goes on before all is there
ROUNDS = 200  # of settling, before a page counts as one that never ends


@dataclass  # without slots: Playwright leaves a mark on whatever owns a handler
class Watch:
    """What went on in the pages of a browser context.

    Attributes:
        allowed: what the address of everything that is asked for begins with.
        problems: what should not have happened, one sentence each.
        missing: addresses that are asked for on purpose and are not there.
        asked: every address that was asked for, in order.
        pending: what was asked for and has no answer yet.
        watching: whether what happens now counts.
    """

    allowed: tuple[str, ...]
    problems: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    pending: set[Request] = field(default_factory=set)
    watching: bool = True

    def over(self, context: BrowserContext) -> None:
        """Begin to watch a context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(f"uncaught error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        context.on("requestfinished", self._finished)

    def settle(self, page: Page) -> None:
        """Wait until every answer is in and none has called for more."""
        for _ in range(ROUNDS):
            asked = len(self.asked)
            page.wait_for_timeout(SETTLING)
            if not self.pending and len(self.asked) == asked:
                return
        self._note("no answer yet: " + ", ".join(request.url for request in self.pending))

    def _note(self, problem: str) -> None:
        if self.watching:
            self.problems.append(problem)

    def _console(self, message: ConsoleMessage) -> None:
        address = str(message.location.get("url", ""))
        if message.type == "error" and address in self.missing:
            return  # the browser itself logs an answer of 404
        self._note(f"console {message.type}: {message.text} ({address})")

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        self.pending.add(request)
        if not request.url.startswith((*NOT_FETCHED, *self.allowed)):
            self._note(f"request outside the site: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.missing:
            self._note(f"answer {response.status}: {response.url}")

    def _finished(self, request: Request) -> None:
        self.pending.discard(request)

    def _failed(self, request: Request) -> None:
        self.pending.discard(request)
        if request.failure == BROKEN_OFF:
            return
        self._note(f"request failed: {request.url} ({request.failure})")
