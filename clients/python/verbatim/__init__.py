"""Who said what, in which words, and how do we know: a client of Verbatim.

    import verbatim

    for statement in verbatim.extract(text):
        print(statement.speaker_name, statement.words)

The functions here use the server of $VERBATIM_SERVER (127.0.0.1:50061). `Client` and `AsyncClient` are
for other servers, tokens and asyncio.
"""

from __future__ import annotations

import functools
from typing import Callable, Concatenate, ParamSpec, TypeVar

from verbatim._alert_records import Alert, WatchAlertsResponse
from verbatim._claim_records import Claim, ClaimEvent, ClaimHistory, Figure, FigureSeries
from verbatim._client import AsyncClient, AsyncResults, Client, Results
from verbatim._connection import Settings
from verbatim._errors import (
    DeadlineExceeded,
    FailedPrecondition,
    FieldViolation,
    InvalidArgument,
    NotFound,
    PermissionDenied,
    Unauthenticated,
    Unavailable,
    VerbatimError,
)
from verbatim._ingest_many import IngestResult
from verbatim._record import Record
from verbatim._records import (
    Article,
    ArticleDeletion,
    ArticleRevision,
    AttributionChain,
    ChainLink,
    Correction,
    CountOccurrencesResponse,
    DeleteArticleResponse,
    ExportedFile,
    FoundArticle,
    ImportResult,
    IngestArticleResponse,
    KnownSpeaker,
    Occurrence,
    Outlet,
    Quote,
    QuoteEvidence,
    QuoteMatch,
    Records,
    Speaker,
    Statement,
    TextSpan,
    VerifyQuoteResponse,
    WatchOccurrencesResponse,
)
from verbatim._repeat_records import ParagraphPlace, RepeatedOccurrence, RepeatedParagraph, RepeatedQuote
from verbatim._review_records import Review, ReviewedClaim, ReviewedQuote, ReviewImportResult, ReviewRating

_P = ParamSpec("_P")
_T = TypeVar("_T")


@functools.lru_cache(maxsize=1)
def _client_of(settings: Settings) -> Client:
    return Client(server=settings.server, token=settings.token, timeout=settings.timeout,
                  tls=settings.tls, ca=settings.ca)


def _with_default_client(method: Callable[Concatenate[Client, _P], _T]) -> Callable[_P, _T]:
    @functools.wraps(method)
    def function(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        # Read each time: a notebook may set the variables after the import.
        return method(_client_of(Settings()), *args, **kwargs)

    return function


extract = _with_default_client(Client.extract)
verify = _with_default_client(Client.verify)
ingest = _with_default_client(Client.ingest)
search = _with_default_client(Client.search)
articles = _with_default_client(Client.articles)
speakers = _with_default_client(Client.speakers)
export = _with_default_client(Client.export)

__all__ = [
    "Alert",
    "Article",
    "ArticleDeletion",
    "ArticleRevision",
    "AsyncClient",
    "AsyncResults",
    "AttributionChain",
    "ChainLink",
    "Claim",
    "ClaimEvent",
    "ClaimHistory",
    "Client",
    "Correction",
    "CountOccurrencesResponse",
    "DeadlineExceeded",
    "DeleteArticleResponse",
    "ExportedFile",
    "FailedPrecondition",
    "FieldViolation",
    "Figure",
    "FigureSeries",
    "FoundArticle",
    "ImportResult",
    "IngestArticleResponse",
    "IngestResult",
    "InvalidArgument",
    "KnownSpeaker",
    "NotFound",
    "Occurrence",
    "Outlet",
    "ParagraphPlace",
    "PermissionDenied",
    "Quote",
    "QuoteEvidence",
    "QuoteMatch",
    "Record",
    "Records",
    "RepeatedOccurrence",
    "RepeatedParagraph",
    "RepeatedQuote",
    "Results",
    "Review",
    "ReviewImportResult",
    "ReviewRating",
    "ReviewedClaim",
    "ReviewedQuote",
    "Settings",
    "Speaker",
    "Statement",
    "TextSpan",
    "Unauthenticated",
    "Unavailable",
    "VerbatimError",
    "VerifyQuoteResponse",
    "WatchAlertsResponse",
    "WatchOccurrencesResponse",
    "articles",
    "export",
    "extract",
    "ingest",
    "search",
    "speakers",
    "verify",
]
