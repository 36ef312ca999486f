"""What is new of claims, quotes and speakers, as calls answer it; as in _records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbatim._html import table
from verbatim._record import Record
from verbatim._records import Occurrence
from verbatim._review_records import Review


@dataclass(frozen=True)
class Alert(Record):
    name: str
    kind: str
    create_time: datetime | None
    claim: str
    quote: str
    speaker: str
    occurrence: Occurrence | None
    stance: str
    claim_words: str
    link: str
    review: Review | None
    erased_article: str

    @property
    def words(self) -> str:
        """The words that it is about."""
        return self.claim_words or (self.occurrence.wording if self.occurrence else "")

    def row(self) -> dict[str, Any]:
        return {"kind": self.kind, "words": self.words, "outlet": self.occurrence.outlet if self.occurrence else "",
                "about": self.claim or self.quote, "stored": self.create_time, "link": self.link}


@dataclass(frozen=True)
class WatchAlertsResponse(Record):
    alerts: tuple[Alert, ...]
    resume_token: str

    def _repr_html_(self) -> str:
        return table([alert.row() for alert in self.alerts])
