"""What calls answer: the API's messages as dataclasses.

Names are those of the API (proto/verbatim/v1 documents each). Enums are strings without their prefix
("DIRECT", "EXACT"), empty where unset; times are datetimes in UTC, None where unknown; lists are
tuples. Offsets are code points, so that `text[span.start:span.end]` is `span.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbatim._html import table
from verbatim._record import Record
from verbatim._review_records import Review

_SHOWN_CHARACTERS = 300


@dataclass(frozen=True)
class TextSpan(Record):
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Segment(Record):
    span: TextSpan
    attachment: str


@dataclass(frozen=True)
class SpeakerCandidate(Record):
    display_name: str
    kind: str
    confidence: float


@dataclass(frozen=True)
class ResolvedSpeaker(Record):
    display_name: str
    kind: str
    confidence: float
    speaker: str
    candidates: tuple[SpeakerCandidate, ...]
    link: str


@dataclass(frozen=True)
class ChainLink(Record):
    kind: str
    text: str
    evidence: TextSpan | None
    start_time: datetime | None
    end_time: datetime | None
    confidence: float
    method: str


@dataclass(frozen=True)
class AttributionChain(Record):
    name: str
    links: tuple[ChainLink, ...]
    offset_encoding: str

    def _repr_html_(self) -> str:
        return table([link.row() for link in self.links])


@dataclass(frozen=True)
class Statement(Record):
    kind: str
    content: tuple[Segment, ...]
    cue: TextSpan | None
    source: TextSpan | None
    speaker: ResolvedSpeaker | None
    confidence: float
    entry_index: int
    chain: tuple[ChainLink, ...]

    @property
    def words(self) -> str:
        """The words reported, its segments joined by " … "."""
        return " … ".join(segment.span.text for segment in self.content)

    @property
    def speaker_name(self) -> str:
        """Whom attribution found; empty where nobody."""
        return self.speaker.display_name if self.speaker else ""

    def row(self) -> dict[str, Any]:
        return {
            "speaker": self.speaker_name,
            "words": self.words[:_SHOWN_CHARACTERS],
            "kind": self.kind,
            "cue": self.cue.text if self.cue else "",
            "source": self.source.text if self.source else "",
            "confidence": round(self.confidence, 2),
        }


@dataclass(frozen=True)
class Occurrence(Record):
    name: str
    statement: Statement
    wording: str
    quote: str
    relation: str
    first_appearance: bool
    state: str
    article_revision: int
    article_url: str
    article_title: str
    outlet: str
    publish_time: datetime | None
    entry_heading: str
    offset_encoding: str
    first_revision: int
    withdrawn_revision: int
    withdraw_time: datetime | None
    replaced_by: str

    def row(self) -> dict[str, Any]:
        return {
            "speaker": self.statement.speaker_name,
            "words": self.wording[:_SHOWN_CHARACTERS],
            "kind": self.statement.kind,
            "relation": self.relation,
            "outlet": self.outlet,
            "published": self.publish_time,
            "url": self.article_url,
            "name": self.name,
        }


@dataclass(frozen=True)
class Edit(Record):
    operation: str
    old_text: str
    new_text: str
    move_number: int


@dataclass(frozen=True)
class Comparison(Record):
    relation: str
    score: float
    meaning_change: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Variant(Record):
    wording: str
    relation: str
    occurrence_count: int
    comparison: Comparison | None


@dataclass(frozen=True)
class CreditedSpeaker(Record):
    speaker: str
    display_name: str
    kind: str
    occurrence_count: int


@dataclass(frozen=True)
class LinkedQuote(Record):
    name: str
    wording: str


@dataclass(frozen=True)
class Quote(Record):
    name: str
    wording: str
    verbatim: bool
    speakers: tuple[CreditedSpeaker, ...]
    attribution_conflict: bool
    variants: tuple[Variant, ...]
    occurrence_count: int
    article_count: int
    first_publish_time: datetime | None
    outlets: tuple[str, ...]
    wholes: tuple[LinkedQuote, ...]
    fragments: tuple[LinkedQuote, ...]
    reviews: tuple[Review, ...]

    def row(self) -> dict[str, Any]:
        return {
            "speaker": ", ".join(speaker.display_name for speaker in self.speakers),
            "words": self.wording[:_SHOWN_CHARACTERS],
            "occurrences": self.occurrence_count,
            "first": self.first_publish_time,
            "outlets": ", ".join(self.outlets),
            "name": self.name,
        }


@dataclass(frozen=True)
class QuoteEvidence(Record):
    occurrence: Occurrence
    chain: AttributionChain
    text_before: str
    text_after: str
    link: str
    origin: str
    copied_from: str
    shared_context: float

    def row(self) -> dict[str, Any]:
        return self.occurrence.row() | {"url": self.link}


@dataclass(frozen=True)
class QuoteMatch(Record):
    quote: Quote
    wording: str
    comparison: Comparison | None
    verdict: str
    speaker_match: str
    other_speakers: tuple[CreditedSpeaker, ...]
    first_appearance: Occurrence | None
    evidence: tuple[QuoteEvidence, ...]

    def row(self) -> dict[str, Any]:
        score = round(self.comparison.score, 2) if self.comparison else None
        return {"verdict": self.verdict, "score": score} | self.quote.row()


@dataclass(frozen=True)
class SentenceVerification(Record):
    text: str
    verdict: str
    matches: tuple[QuoteMatch, ...]
    nearest: tuple[QuoteMatch, ...]
    compared_quotes: int


@dataclass(frozen=True)
class VerifyQuoteResponse(Record):
    verdict: str
    matches: tuple[QuoteMatch, ...]
    nearest: tuple[QuoteMatch, ...]
    compared_quotes: int
    sentences: tuple[SentenceVerification, ...]

    def _repr_html_(self) -> str:
        return table([self.row()]) + table([match.row() for match in self.matches or self.nearest])


@dataclass(frozen=True)
class Entry(Record):
    start: int
    end: int
    heading: TextSpan | None
    publish_time: datetime | None


@dataclass(frozen=True)
class Article(Record):
    name: str
    url: str
    outlet: str
    title: str
    language: str
    publish_time: datetime | None
    text: str
    entries: tuple[Entry, ...]
    revision: int
    occurrence_count: int
    create_time: datetime | None
    update_time: datetime | None
    offset_encoding: str
    authors: tuple[str, ...]
    original_hash: bytes

    def row(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "outlet": self.outlet,
            "published": self.publish_time,
            "occurrences": self.occurrence_count,
            "url": self.url,
            "name": self.name,
        }


@dataclass(frozen=True)
class IngestArticleResponse(Record):
    article: Article
    outcome: str
    new_quote_count: int

    def row(self) -> dict[str, Any]:
        return {"outcome": self.outcome, "new quotes": self.new_quote_count} | self.article.row()


@dataclass(frozen=True)
class SpeakerRole(Record):
    role: str
    first_seen_time: datetime | None
    first_seen_outlet: str
    last_seen_time: datetime | None
    last_seen_outlet: str


@dataclass(frozen=True)
class Speaker(Record):
    name: str
    display_name: str
    kind: str
    aliases: tuple[str, ...]
    occurrence_count: int
    merged_into: str
    wikidata_id: str
    gender: str
    roles: tuple[SpeakerRole, ...]
    imported: bool


@dataclass(frozen=True)
class Outlet(Record):
    display_name: str
    article_count: int


@dataclass(frozen=True)
class KnownSpeaker(Record):
    """One to import."""

    display_name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    wikidata_id: str = ""
    gender: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportResult(Record):
    outcome: str
    speaker: str
    display_name: str
    reason: str
    field: str
    message: str


@dataclass(frozen=True)
class Correction(Record):
    name: str
    kind: str
    speaker: str
    display_name: str
    other_speaker: str
    other_display_name: str
    old_name: str
    new_name: str
    wording_count: int
    actor: str
    reason: str
    create_time: datetime | None
    undo_time: datetime | None
    undo_actor: str
    undo_reason: str
    quote: str
    other_quote: str
    occurrence: str
    old_content: tuple[str, ...]
    new_content: tuple[str, ...]
    review: str
    claim: str


@dataclass(frozen=True)
class OccurrenceChange(Record):
    kind: str
    occurrence: str
    wording: str
    speaker_name: str
    replaced_by: str
    new_wording: str
    new_speaker_name: str


@dataclass(frozen=True)
class ArticleRevision(Record):
    name: str
    title: str
    publish_time: datetime | None
    create_time: datetime | None
    changes: tuple[OccurrenceChange, ...]


@dataclass(frozen=True)
class FoundArticle(Record):
    place: str
    article: Article | None
    warnings: tuple[str, ...]
    error_message: str

    def row(self) -> dict[str, Any]:
        shown = self.article.row() if self.article else {}
        return {"place": self.place} | shown | {"error": self.error_message}


@dataclass(frozen=True)
class DeleteArticleResponse(Record):
    delete_time: datetime | None
    revision_count: int
    occurrence_count: int
    quote_count: int
    speaker_count: int


@dataclass(frozen=True)
class ArticleDeletion(Record):
    article: str
    delete_time: datetime | None
    actor: str
    reason: str
    revision_count: int
    occurrence_count: int
    quote_count: int
    speaker_count: int


@dataclass(frozen=True)
class OccurrenceCount(Record):
    start_time: datetime | None
    outlet: str
    occurrence_count: int


@dataclass(frozen=True)
class CountOccurrencesResponse(Record):
    unit: str
    counts: tuple[OccurrenceCount, ...]

    def _repr_html_(self) -> str:
        return table([count.row() for count in self.counts])


@dataclass(frozen=True)
class ExportedFile(Record):
    name: str
    content: str


@dataclass(frozen=True)
class WatchOccurrencesResponse(Record):
    occurrences: tuple[Occurrence, ...]
    resume_token: str

    def _repr_html_(self) -> str:
        return table([occurrence.row() for occurrence in self.occurrences])


class Records(list[Any]):
    """A list that notebooks show as a table."""

    def _repr_html_(self) -> str:
        return table([record.row() for record in self])
