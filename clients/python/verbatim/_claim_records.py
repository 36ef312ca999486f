"""What calls about claims answer; as in _records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbatim._record import Record
from verbatim._records import Occurrence, TextSpan
from verbatim._review_records import Review


@dataclass(frozen=True)
class Figure(Record):
    kind: str
    bound: str
    value: float
    upper: float
    unit: str
    counted: str
    place: str
    date: str
    span: TextSpan | None


@dataclass(frozen=True)
class StanceCount(Record):
    stance: str
    statement_count: int


@dataclass(frozen=True)
class LatestFigure(Record):
    text: str
    counted: str
    earlier_text: str


@dataclass(frozen=True)
class Claim(Record):
    name: str
    text: str
    statement_count: int
    article_count: int
    outlet_count: int
    denial_count: int
    figures_changed: bool
    first_publish_time: datetime | None
    last_publish_time: datetime | None
    reviews: tuple[Review, ...]
    first_speaker_name: str
    first_speaker: str
    first_outlet: str
    stances: tuple[StanceCount, ...]
    latest_figure: LatestFigure | None


@dataclass(frozen=True)
class ClaimEvent(Record):
    occurrence: Occurrence
    span: TextSpan
    stance: str
    stance_evidence: TextSpan | None
    points_back: bool
    figures: tuple[Figure, ...]
    origin: str
    copied_from: str
    checkable_probability: float
    source_text: str
    text_before: str
    text_after: str
    link: str

    def row(self) -> dict[str, Any]:
        return {"time": self.occurrence.publish_time, "outlet": self.occurrence.outlet, "stance": self.stance,
                "words": self.span.text}


@dataclass(frozen=True)
class FigurePoint(Record):
    event: int
    figure: Figure


@dataclass(frozen=True)
class FigureDifference(Record):
    from_point: int
    to_point: int


@dataclass(frozen=True)
class FigureSeries(Record):
    kind: str
    unit: str
    counted: str
    points: tuple[FigurePoint, ...]
    changes: tuple[FigureDifference, ...]
    contradictions: tuple[FigureDifference, ...]


@dataclass(frozen=True)
class ClaimHistory(Record):
    claim: Claim
    events: tuple[ClaimEvent, ...]
    has_more_events: bool
    series: tuple[FigureSeries, ...]
    offset_encoding: str
    pending_article_count: int
