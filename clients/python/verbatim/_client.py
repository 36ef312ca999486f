"""The blocking client and the asyncio client."""

from __future__ import annotations

import asyncio
import functools
import threading
import time
from typing import (
    Any,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Concatenate,
    Coroutine,
    Generic,
    Iterable,
    Iterator,
    Mapping,
    ParamSpec,
    Sequence,
    TypeVar,
)

import grpc
import grpc.aio

from verbatim import _alert_calls, _calls, _claim_calls, _desk_calls, _review_calls
from verbatim._alert_records import WatchAlertsResponse
from verbatim._calls import Call, Listing
from verbatim._connection import Settings, pause_before_retry, stubs
from verbatim._convert import to_record
from verbatim._errors import from_rpc_error
from verbatim._ingest_many import IngestResult, Requests, no_answer
from verbatim._records import Records, WatchOccurrencesResponse
from verbatim._watch import PAUSE_SECONDS, Watch

P = ParamSpec("P")
T = TypeVar("T")

# What a notebook shows of a listing.
_SHOWN = 20


class Results(Generic[T]):
    """What a listing finds, fetched page by page while one iterates; each iteration starts anew. As the
    last line of a notebook's cell it shows the first of them."""

    def __init__(self, client: Client, listing: Listing[T]) -> None:
        self._client = client
        self._listing = listing

    def __iter__(self) -> Iterator[T]:
        listing = self._listing.anew()
        while True:
            answer = self._client._run(listing.page())
            yield from (to_record(item) for item in getattr(answer, listing.items))
            if not answer.next_page_token:
                return
            listing.request.page_token = answer.next_page_token

    def take(self, count: int) -> list[T]:
        """The first `count` of them, as a list that notebooks show as a table."""
        return Records(item for _, item in zip(range(count), self))

    def all(self) -> list[T]:
        """All of them, in memory."""
        return Records(self)

    def __repr__(self) -> str:
        return f"<{self._listing.items} of {self._listing.method}: iterate, take(20) or all()>"

    def _repr_html_(self) -> str:
        first = Records(item for _, item in zip(range(_SHOWN + 1), self))
        more = f"<p>The first {_SHOWN}; all() has all.</p>" if len(first) > _SHOWN else ""
        return Records(first[:_SHOWN])._repr_html_() + more


class AsyncResults(Generic[T]):
    """The same for `async for`."""

    def __init__(self, client: AsyncClient, listing: Listing[T]) -> None:
        self._client = client
        self._listing = listing

    async def __aiter__(self) -> AsyncIterator[T]:
        listing = self._listing.anew()
        while True:
            answer = await self._client._run(listing.page())
            for item in getattr(answer, listing.items):
                yield to_record(item)
            if not answer.next_page_token:
                return
            listing.request.page_token = answer.next_page_token

    async def take(self, count: int) -> list[T]:
        """The first `count` of them."""
        taken: list[T] = Records()
        if count <= 0:
            return taken
        async for item in self:
            taken.append(item)
            if len(taken) == count:
                break
        return taken

    async def all(self) -> list[T]:
        """All of them, in memory."""
        return Records([item async for item in self])

    def __repr__(self) -> str:
        return f"<{self._listing.items} of {self._listing.method}: async for, await take(20) or all()>"


def _call(describe: Callable[P, Call[T]]) -> Callable[Concatenate[Client, P], T]:
    @functools.wraps(describe)
    def method(self: Client, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self._run(describe(*args, **kwargs))

    return method


def _listing(describe: Callable[P, Listing[T]]) -> Callable[Concatenate[Client, P], Results[T]]:
    @functools.wraps(describe)
    def method(self: Client, /, *args: P.args, **kwargs: P.kwargs) -> Results[T]:
        return Results(self, describe(*args, **kwargs))

    return method


def _async_call(describe: Callable[P, Call[T]]) -> Callable[Concatenate[AsyncClient, P], Coroutine[Any, Any, T]]:
    @functools.wraps(describe)
    async def method(self: AsyncClient, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._run(describe(*args, **kwargs))

    return method


def _async_listing(describe: Callable[P, Listing[T]]) -> Callable[Concatenate[AsyncClient, P], AsyncResults[T]]:
    @functools.wraps(describe)
    def method(self: AsyncClient, /, *args: P.args, **kwargs: P.kwargs) -> AsyncResults[T]:
        return AsyncResults(self, describe(*args, **kwargs))

    return method


class Client:
    """Calls a server and waits for its answers. Threads may share one. Takes the settings of
    `Settings` by name; close it, or use it in `with`."""

    def __init__(self, server: str | None = None, **settings: Any) -> None:
        self._settings = Settings.given(server, settings)
        self._channel = self._settings.open_channel(grpc)
        self._stubs = stubs(self._channel)

    def close(self) -> None:
        """Ends the connection; calls under way are cancelled."""
        self._channel.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _run(self, call: Call[T]) -> T:
        deadline = time.monotonic() + self._settings.timeout
        method = getattr(self._stubs[call.service], call.method)
        attempt = 1
        while True:
            try:
                remaining = max(deadline - time.monotonic(), 0)
                return call.convert(method(call.request, timeout=remaining, metadata=self._settings.metadata()))
            except grpc.RpcError as failure:
                error = from_rpc_error(failure)
            pause = pause_before_retry(error, attempt, deadline - time.monotonic(), call.repeatable)
            if pause is None:
                raise error
            time.sleep(pause)
            attempt += 1

    def ingest_many(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[IngestResult]:
        """Stores articles over one stream, each given by the arguments of `ingest`, and tells what
        became of each in turn; one that is refused does not end it. `articles` is read on another
        thread. Waits `timeout` for each answer. Articles whose answer did not come may be sent again."""
        requests = Requests()
        stream = self._stubs["Ingest"].IngestArticles(requests.each(articles), metadata=self._settings.metadata())
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            stream.cancel()

        try:
            while True:
                # gRPC's own deadline would be one for the whole stream.
                watch = threading.Timer(self._settings.timeout, end)
                watch.start()
                try:
                    answer = next(stream, None)
                finally:
                    watch.cancel()
                if answer is None:
                    return
                yield requests.result(answer)
        except grpc.RpcError as failure:
            raise requests.error(failure, overdue.is_set(), self._settings.timeout) from None
        finally:
            stream.cancel()

    def watch(
        self, *, speaker: str = "", quote: str = "", resume_token: str = ""
    ) -> Iterator[WatchOccurrencesResponse]:
        """Tells of occurrences as they are stored, all or of a speaker or quote, from now on or after
        the `resume_token` of an earlier message, each once. Never ends by itself; waits `timeout` for
        a server that is away. The first message says only where the watch stands."""
        return self._follow(Watch.of_occurrences(speaker, quote, resume_token, self._settings.timeout))

    def watch_alerts(
        self, words: str = "", *, claim: str = "", quote: str = "", speaker: str = "", outlet: str = "",
        kinds: Sequence[str] = (), resume_token: str = ""
    ) -> Iterator[WatchAlertsResponse]:
        """Tells of alerts that fit all that is given, as `alerts` takes it, from now on or after the
        `resume_token` of an earlier message, each once. Otherwise as `watch`."""
        wanted = _alert_calls.alert_filter(words, claim, quote, speaker, outlet, kinds)
        return self._follow(Watch.of_alerts(wanted, resume_token, self._settings.timeout))

    def _follow(self, watch: Watch) -> Iterator[Any]:
        while True:
            stream = getattr(self._stubs["Watch"], watch.method)(watch.request, metadata=self._settings.metadata())
            failure = None
            try:
                for answer in stream:
                    yield watch.told(answer)
            except grpc.RpcError as error:
                failure = error
            finally:
                stream.cancel()
            watch.check(failure)
            time.sleep(PAUSE_SECONDS)

    extract = _call(_calls.extract)
    verify = _call(_calls.verify)
    ingest = _call(_calls.ingest)
    article = _call(_calls.article)
    occurrence = _call(_calls.occurrence)
    chain = _call(_calls.chain)
    quote = _call(_calls.quote)
    speaker = _call(_calls.speaker)
    claim = _call(_claim_calls.claim)
    claim_history = _call(_claim_calls.claim_history)
    outlets = _call(_calls.outlets)
    articles = _listing(_calls.articles)
    occurrences = _listing(_calls.occurrences)
    search = _listing(_calls.search)
    evidence = _listing(_calls.evidence)
    repeats = _listing(_calls.repeats)
    repeated_paragraphs = _listing(_calls.repeated_paragraphs)
    speakers = _listing(_calls.speakers)
    claims = _listing(_claim_calls.claims)
    alerts = _listing(_alert_calls.alerts)
    export = _listing(_calls.export)
    add_review = _call(_review_calls.add_review)
    import_reviews = _call(_review_calls.import_reviews)
    review = _call(_review_calls.review)
    confirm_review = _call(_review_calls.confirm_review)
    reject_review = _call(_review_calls.reject_review)
    reviews = _listing(_review_calls.reviews)
    merge_speakers = _call(_desk_calls.merge_speakers)
    split_speaker = _call(_desk_calls.split_speaker)
    merge_quotes = _call(_desk_calls.merge_quotes)
    split_quote = _call(_desk_calls.split_quote)
    rename_speaker = _call(_desk_calls.rename_speaker)
    reassign = _call(_desk_calls.reassign)
    correct_content = _call(_desk_calls.correct_content)
    undo_correction = _call(_desk_calls.undo_correction)
    correction = _call(_desk_calls.correction)
    import_speakers = _call(_desk_calls.import_speakers)
    read_document = _call(_desk_calls.read_document)
    delete_article = _call(_desk_calls.delete_article)
    counts = _call(_desk_calls.counts)
    corrections = _listing(_desk_calls.corrections)
    doubtful = _listing(_desk_calls.doubtful)
    revisions = _listing(_desk_calls.revisions)
    deletions = _listing(_desk_calls.deletions)


class AsyncClient:
    """The same for asyncio: calls are awaited, listings go with `async for`. Belongs to the event loop
    in which it was made."""

    def __init__(self, server: str | None = None, **settings: Any) -> None:
        self._settings = Settings.given(server, settings)
        self._channel = self._settings.open_channel(grpc.aio)
        self._stubs = stubs(self._channel)

    async def close(self) -> None:
        """Ends the connection; calls under way are cancelled."""
        await self._channel.close()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def _run(self, call: Call[T]) -> T:
        deadline = time.monotonic() + self._settings.timeout
        method = getattr(self._stubs[call.service], call.method)
        attempt = 1
        while True:
            try:
                remaining = max(deadline - time.monotonic(), 0)
                return call.convert(await method(call.request, timeout=remaining, metadata=self._settings.metadata()))
            except grpc.RpcError as failure:
                error = from_rpc_error(failure)
            pause = pause_before_retry(error, attempt, deadline - time.monotonic(), call.repeatable)
            if pause is None:
                raise error
            await asyncio.sleep(pause)
            attempt += 1

    async def ingest_many(
        self, articles: Iterable[Mapping[str, Any]] | AsyncIterable[Mapping[str, Any]]
    ) -> AsyncIterator[IngestResult]:
        """As Client.ingest_many."""
        requests = Requests()
        stream = self._stubs["Ingest"].IngestArticles(
            requests.each_async(articles), metadata=self._settings.metadata())
        try:
            while (answer := await asyncio.wait_for(stream.read(), self._settings.timeout)) is not grpc.aio.EOF:
                yield requests.result(answer)
        except asyncio.TimeoutError:
            raise no_answer(self._settings.timeout) from None
        except (grpc.RpcError, asyncio.CancelledError) as failure:
            if isinstance(failure, asyncio.CancelledError) and not requests.failure:
                raise  # of the caller's task
            raise requests.error(failure, False, self._settings.timeout) from None
        finally:
            stream.cancel()

    def watch(
        self, *, speaker: str = "", quote: str = "", resume_token: str = ""
    ) -> AsyncIterator[WatchOccurrencesResponse]:
        """As Client.watch."""
        return self._follow(Watch.of_occurrences(speaker, quote, resume_token, self._settings.timeout))

    def watch_alerts(
        self, words: str = "", *, claim: str = "", quote: str = "", speaker: str = "", outlet: str = "",
        kinds: Sequence[str] = (), resume_token: str = ""
    ) -> AsyncIterator[WatchAlertsResponse]:
        """As Client.watch_alerts."""
        wanted = _alert_calls.alert_filter(words, claim, quote, speaker, outlet, kinds)
        return self._follow(Watch.of_alerts(wanted, resume_token, self._settings.timeout))

    async def _follow(self, watch: Watch) -> AsyncIterator[Any]:
        while True:
            stream = getattr(self._stubs["Watch"], watch.method)(watch.request, metadata=self._settings.metadata())
            failure = None
            try:
                async for answer in stream:
                    yield watch.told(answer)
            except grpc.RpcError as error:
                failure = error
            finally:
                stream.cancel()
            watch.check(failure)
            await asyncio.sleep(PAUSE_SECONDS)

    extract = _async_call(_calls.extract)
    verify = _async_call(_calls.verify)
    ingest = _async_call(_calls.ingest)
    article = _async_call(_calls.article)
    occurrence = _async_call(_calls.occurrence)
    chain = _async_call(_calls.chain)
    quote = _async_call(_calls.quote)
    speaker = _async_call(_calls.speaker)
    claim = _async_call(_claim_calls.claim)
    claim_history = _async_call(_claim_calls.claim_history)
    outlets = _async_call(_calls.outlets)
    articles = _async_listing(_calls.articles)
    occurrences = _async_listing(_calls.occurrences)
    search = _async_listing(_calls.search)
    evidence = _async_listing(_calls.evidence)
    repeats = _async_listing(_calls.repeats)
    repeated_paragraphs = _async_listing(_calls.repeated_paragraphs)
    speakers = _async_listing(_calls.speakers)
    claims = _async_listing(_claim_calls.claims)
    alerts = _async_listing(_alert_calls.alerts)
    export = _async_listing(_calls.export)
    add_review = _async_call(_review_calls.add_review)
    import_reviews = _async_call(_review_calls.import_reviews)
    review = _async_call(_review_calls.review)
    confirm_review = _async_call(_review_calls.confirm_review)
    reject_review = _async_call(_review_calls.reject_review)
    reviews = _async_listing(_review_calls.reviews)
    merge_speakers = _async_call(_desk_calls.merge_speakers)
    split_speaker = _async_call(_desk_calls.split_speaker)
    merge_quotes = _async_call(_desk_calls.merge_quotes)
    split_quote = _async_call(_desk_calls.split_quote)
    rename_speaker = _async_call(_desk_calls.rename_speaker)
    reassign = _async_call(_desk_calls.reassign)
    correct_content = _async_call(_desk_calls.correct_content)
    undo_correction = _async_call(_desk_calls.undo_correction)
    correction = _async_call(_desk_calls.correction)
    import_speakers = _async_call(_desk_calls.import_speakers)
    read_document = _async_call(_desk_calls.read_document)
    delete_article = _async_call(_desk_calls.delete_article)
    counts = _async_call(_desk_calls.counts)
    corrections = _async_listing(_desk_calls.corrections)
    doubtful = _async_listing(_desk_calls.doubtful)
    revisions = _async_listing(_desk_calls.revisions)
    deletions = _async_listing(_desk_calls.deletions)
