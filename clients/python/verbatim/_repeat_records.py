"""What comes back, as calls answer it; as in _records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbatim._record import Record
from verbatim._records import Comparison, Occurrence, Quote, TextSpan

_SHOWN_CHARACTERS = 300


@dataclass(frozen=True)
class RepeatedOccurrence(Record):
    occurrence: Occurrence
    comparison: Comparison | None

    def row(self) -> dict[str, Any]:
        return self.occurrence.row()


@dataclass(frozen=True)
class RepeatedQuote(Record):
    quote: Quote
    occurrences: tuple[RepeatedOccurrence, ...]

    def row(self) -> dict[str, Any]:
        return self.quote.row()


@dataclass(frozen=True)
class ParagraphPlace(Record):
    article: str
    article_title: str
    article_url: str
    outlet: str
    publish_time: datetime | None
    entry_heading: str
    entry_publish_time: datetime | None
    span: TextSpan


@dataclass(frozen=True)
class RepeatedParagraph(Record):
    text: str
    word_count: int
    place_count: int
    article_count: int
    outlets: tuple[str, ...]
    places: tuple[ParagraphPlace, ...]

    def row(self) -> dict[str, Any]:
        return {
            "text": self.text[:_SHOWN_CHARACTERS],
            "words": self.word_count,
            "places": self.place_count,
            "articles": self.article_count,
            "outlets": ", ".join(self.outlets),
        }
