"""Each thing that a client can ask, described once for the blocking and the asyncio client."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Callable, Generic, Iterable, TypeVar

from google.protobuf.message import Message

from verbatim import _records as records
from verbatim import _repeat_records as repeats_of
from verbatim._convert import to_enum, to_record, to_timestamp
from verbatim.v1 import (
    article_pb2,
    article_service_pb2,
    export_service_pb2,
    extraction_service_pb2,
    quote_service_pb2,
    speaker_service_pb2,
    statement_pb2,
)

T = TypeVar("T")
Time = datetime | date | str | None


@dataclass(frozen=True)
class Call(Generic[T]):
    """One request and what becomes of its answer. All of them may be repeated without harm: they
    read, or, as ingesting with a request id, change nothing the second time."""

    service: str
    method: str
    request: Message
    convert: Callable[[Any], T]
    repeatable: bool = True


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A request whose answers come in pages, and the field that holds their records."""

    service: str
    method: str
    request: Any
    items: str

    def anew(self) -> Listing[T]:
        """The same with a request of its own, in which pages can be turned."""
        request = type(self.request)()
        request.CopyFrom(self.request)
        return Listing(self.service, self.method, request, self.items)

    def page(self) -> Call[Any]:
        """The call for the page that the request names."""
        return Call(self.service, self.method, self.request, lambda answer: answer)


def extract(text: str, *, publish_time: Time = None) -> Call[list[records.Statement]]:
    """The statements in a text, with their speakers and chains; nothing is stored. `publish_time`
    anchors words such as "on Tuesday": a datetime with a zone, a date, or either as ISO 8601."""
    request = extraction_service_pb2.ExtractStatementsRequest(
        text=text, publish_time=to_timestamp(publish_time, "publish_time"))
    return Call("Extraction", "ExtractStatements", request,
                lambda answer: records.Records(to_record(s) for s in answer.statements))


def verify(text: str, *, speaker: str = "", max_matches: int = 0) -> Call[records.VerifyQuoteResponse]:
    """Whether somebody said these words: the verdict, the closest known quotes, and where they stand."""
    request = quote_service_pb2.VerifyQuoteRequest(text=text, speaker_name=speaker, max_matches=max_matches)
    return Call("Quote", "VerifyQuote", request, to_record)


def ingest(
    url: str,
    text: str,
    *,
    outlet: str = "",
    title: str = "",
    publish_time: Time = None,
    authors: Iterable[str] = (),
    reanalyze: bool = False,
) -> Call[records.IngestArticleResponse]:
    """Stores an article and what is found in it. Its URL is its identity: the same text again changes
    nothing, another is a new revision. With `reanalyze` a new revision is stored in any case; once,
    however often the call is repeated."""
    article = article_pb2.Article(
        url=url, text=text, outlet=outlet, title=title, authors=authors,
        publish_time=to_timestamp(publish_time, "publish_time"))
    request = article_service_pb2.IngestArticleRequest(
        article=article, reanalyze=reanalyze, request_id=uuid.uuid4().hex)
    return Call("Article", "IngestArticle", request, to_record)


def article(name: str) -> Call[records.Article]:
    """An article with its text, by its name, `articles/{article}`."""
    return Call("Article", "GetArticle", article_service_pb2.GetArticleRequest(name=name), to_record)


def occurrence(name: str) -> Call[records.Occurrence]:
    """An occurrence, by its name, `articles/{article}/occurrences/{occurrence}`."""
    return Call("Article", "GetOccurrence", article_service_pb2.GetOccurrenceRequest(name=name), to_record)


def chain(occurrence: str) -> Call[records.AttributionChain]:
    """How we know who said it: the links from an occurrence's words to their origin."""
    request = article_service_pb2.GetAttributionChainRequest(name=f"{occurrence}/attributionChain")
    return Call("Article", "GetAttributionChain", request, to_record)


def quote(name: str) -> Call[records.Quote]:
    """A quote, by its name, `quotes/{quote}`."""
    return Call("Quote", "GetQuote", quote_service_pb2.GetQuoteRequest(name=name), to_record)


def speaker(name: str) -> Call[records.Speaker]:
    """A speaker, by the name in the registry, `speakers/{speaker}`."""
    return Call("Speaker", "GetSpeaker", speaker_service_pb2.GetSpeakerRequest(name=name), to_record)


def outlets() -> Call[list[records.Outlet]]:
    """Who has published the articles that are stored, those with most articles first."""
    return Call("Article", "ListOutlets", article_service_pb2.ListOutletsRequest(),
                lambda answer: records.Records(to_record(outlet) for outlet in answer.outlets))


def articles(*, outlet: str = "", url: str = "", page_size: int = 0) -> Listing[records.Article]:
    """Articles without their texts, the latest published first."""
    request = article_service_pb2.ListArticlesRequest(outlet=outlet, url=url, page_size=page_size)
    return Listing("Article", "ListArticles", request, "articles")


def occurrences(
    *, article: str = "articles/-", quote: str = "", speaker: str = "", page_size: int = 0
) -> Listing[records.Occurrence]:
    """Occurrences of an article in text order, or of a quote or speaker by time, by their names."""
    request = article_service_pb2.ListOccurrencesRequest(
        parent=article, quote=quote, speaker=speaker, page_size=page_size)
    return Listing("Article", "ListOccurrences", request, "occurrences")


def search(
    words: str = "",
    *,
    speaker: str = "",
    speaker_name: str = "",
    outlet: str = "",
    start: Time = None,
    end: Time = None,
    kind: str = "",
    order: str = "",
    meaning_changed: bool = False,
    attribution_conflict: bool = False,
    page_size: int = 0,
) -> Listing[records.Quote]:
    """Quotes by their words, speaker (`speakers/{speaker}`, or a name), outlet and first publish time
    from `start` until before `end`. `kind` is DIRECT, MIXED or INDIRECT; `order` EARLIEST, LATEST,
    RELEVANCE or MOST_REPEATED. `meaning_changed`: only those of which a wording changes the meaning;
    `attribution_conflict`: only those that several speakers are credited with."""
    request = quote_service_pb2.SearchQuotesRequest(
        words=words, speaker=speaker, speaker_name=speaker_name, outlet=outlet, page_size=page_size,
        start_time=to_timestamp(start, "start"), end_time=to_timestamp(end, "end"),
        kind=to_enum(statement_pb2.StatementKind.DESCRIPTOR, kind, "kind"),
        order=to_enum(quote_service_pb2.QuoteOrder.DESCRIPTOR, order, "order"),
        meaning_changed=meaning_changed, attribution_conflict=attribution_conflict)
    return Listing("Quote", "SearchQuotes", request, "quotes")


def evidence(quote: str, *, page_size: int = 0) -> Listing[records.QuoteEvidence]:
    """Where a quote stands: each occurrence with its chain, the text around it and a link to the words."""
    request = quote_service_pb2.ListQuoteEvidenceRequest(parent=quote, page_size=page_size)
    return Listing("Quote", "ListQuoteEvidence", request, "evidence")


def repeats(
    article: str = "articles/-", *, outlet: str = "", start: Time = None, page_size: int = 0
) -> Listing[repeats_of.RepeatedQuote]:
    """Quotes that come back, in all articles or in one, with the words that differ. Of all articles:
    in those of `outlet`, repeated at `start` or later."""
    request = quote_service_pb2.ListRepeatedQuotesRequest(
        parent=article, outlet=outlet, start_time=to_timestamp(start, "start"), page_size=page_size)
    return Listing("Quote", "ListRepeatedQuotes", request, "repeated_quotes")


def repeated_paragraphs(
    article: str = "articles/-", *, outlet: str = "", start: Time = None, page_size: int = 0
) -> Listing[repeats_of.RepeatedParagraph]:
    """Whole paragraphs that come back, in the latest articles or in one. Of all articles: in those of
    `outlet`, published at `start` or later."""
    request = article_service_pb2.ListRepeatedParagraphsRequest(
        parent=article, outlet=outlet, start_time=to_timestamp(start, "start"), page_size=page_size)
    return Listing("Article", "ListRepeatedParagraphs", request, "repeated_paragraphs")


def speakers(name: str = "", *, page_size: int = 0) -> Listing[records.Speaker]:
    """Speakers by name: all, or those whose name or alias contains `name`, or with that Wikidata QID."""
    request = speaker_service_pb2.ListSpeakersRequest(speaker_name=name, page_size=page_size)
    return Listing("Speaker", "ListSpeakers", request, "speakers")


def export(
    format: str = "csv",
    *,
    article: str = "",
    quote: str = "",
    speaker: str = "",
    claim: str = "",
    outlet: str = "",
    start: Time = None,
    end: Time = None,
    iri_prefix: str = "",
    page_size: int = 1000,
) -> Listing[records.ExportedFile]:
    """Occurrences as CSV, JSON_LINES or WEB_ANNOTATION, articles for BRAT, quotes as QUOTATION or
    CLAIM, or claims as ASSERTED_CLAIM or CLAIM_REVIEW, in pieces: append the content of each to the file of its name. Of an article, a quote or a
    speaker, by their names, of an outlet, published from `start` until before `end`."""
    request = export_service_pb2.ExportRecordsRequest(
        format=to_enum(export_service_pb2.ExportFormat.DESCRIPTOR, format, "format"),
        article=article, quote=quote, speaker=speaker, claim=claim, outlet=outlet, iri_prefix=iri_prefix, page_size=page_size,
        start_time=to_timestamp(start, "start"), end_time=to_timestamp(end, "end"))
    return Listing("Export", "ExportRecords", request, "files")
