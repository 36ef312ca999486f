"""Published checks of claims, as calls answer them; as in _records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbatim._record import Record


@dataclass(frozen=True)
class ReviewRating(Record):
    """A publisher's rating, in their words and on their scale."""

    text: str
    value: float | None
    best: float | None
    worst: float | None


@dataclass(frozen=True)
class ReviewedQuote(Record):
    quote: str
    wording: str
    state: str
    score: float
    correction: str


@dataclass(frozen=True)
class ReviewedClaim(Record):
    claim: str
    text: str
    state: str
    score: float
    correction: str


@dataclass(frozen=True)
class Review(Record):
    name: str
    url: str
    claim_text: str
    publisher: str
    publisher_url: str
    title: str
    claimant: str
    claim_time: datetime | None
    rating: ReviewRating | None
    summary: str
    publish_time: datetime | None
    create_time: datetime | None
    update_time: datetime | None
    quotes: tuple[ReviewedQuote, ...]
    claims: tuple[ReviewedClaim, ...]

    def row(self) -> dict[str, Any]:
        return {"publisher": self.publisher, "rating": self.rating.text if self.rating else "",
                "claim": self.claim_text, "claimant": self.claimant, "published": self.publish_time, "url": self.url}


@dataclass(frozen=True)
class ReviewImportResult(Record):
    place: str
    outcome: str
    review: Review | None
    reason: str
    field: str
    message: str
