"""Storing many articles over one stream."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import grpc

from verbatim import _calls
from verbatim import _records as records
from verbatim._convert import to_record
from verbatim._errors import DeadlineExceeded, VerbatimError, from_rpc_error, from_status
from verbatim.v1 import ingest_service_pb2


@dataclass(frozen=True)
class IngestResult:
    """What became of one article."""

    url: str
    response: records.IngestArticleResponse | None
    """What was stored."""
    error: VerbatimError | None
    """Or why nothing was."""


class Requests:
    """Makes the messages of a stream, and knows whose article an answer is about."""

    def __init__(self) -> None:
        self._urls: dict[str, str] = {}
        self.failure: Exception | None = None
        """Why the next message could not be made, which gRPC does not tell."""

    def each(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
        """The messages for articles, given by the arguments of `ingest`."""
        try:
            for article in articles:
                yield self._make(article)
        except Exception as failure:
            self.failure = failure
            raise

    async def each_async(self, articles: Iterable[Mapping[str, Any]] | AsyncIterable[Mapping[str, Any]]) -> Any:
        """The same for asyncio."""
        try:
            if isinstance(articles, AsyncIterable):
                async for article in articles:
                    yield self._make(article)
            else:
                for article in articles:
                    yield self._make(article)
        except Exception as failure:
            self.failure = failure
            raise

    def _make(self, article: Mapping[str, Any]) -> Any:
        one: Any = _calls.ingest(**article).request
        request_id = uuid.uuid4().hex
        self._urls[request_id] = one.article.url
        return ingest_service_pb2.IngestArticlesRequest(
            request_id=request_id, article=one.article, reanalyze=one.reanalyze)

    def result(self, answer: Any) -> IngestResult:
        """What an answer says."""
        url = self._urls.pop(answer.request_id, "")
        if answer.HasField("error"):
            return IngestResult(url, None, from_status(answer.error))
        return IngestResult(url, to_record(answer.response), None)

    def error(self, failure: grpc.RpcError, overdue: bool, timeout: float) -> Exception:
        """Why a stream ended."""
        if self.failure:
            return self.failure
        return no_answer(timeout) if overdue else from_rpc_error(failure)


def no_answer(timeout: float) -> VerbatimError:
    """What is raised when an answer does not come in time."""
    return DeadlineExceeded(f"no answer within {timeout} seconds", "DEADLINE_EXCEEDED")
