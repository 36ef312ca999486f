"""Published checks of claims: what editors and readers ask of them; described as in _calls."""

from __future__ import annotations

from datetime import date, datetime

from verbatim import _records as records
from verbatim import _review_records as reviews_of
from verbatim._calls import Call, Listing
from verbatim._convert import to_record, to_timestamp
from verbatim.v1 import review_pb2, review_service_pb2


def add_review(
    url: str,
    claim_text: str,
    publisher: str,
    *,
    rating: str = "",
    value: float | None = None,
    best: float | None = None,
    worst: float | None = None,
    claimant: str = "",
    claim_time: datetime | date | str | None = None,
    publish_time: datetime | date | str | None = None,
    title: str = "",
    summary: str = "",
    publisher_url: str = "",
) -> Call[reviews_of.Review]:
    """Stores a review, or updates the one of this URL and claim. The rating is the publisher's."""
    review = review_pb2.Review(
        url=url, claim_text=claim_text, publisher=publisher, claimant=claimant, title=title, summary=summary,
        publisher_url=publisher_url, claim_time=to_timestamp(claim_time, "claim_time"),
        publish_time=to_timestamp(publish_time, "publish_time"),
        rating=review_pb2.ReviewRating(text=rating, value=value, best=best, worst=worst))
    return Call("Review", "AddReview", review_service_pb2.AddReviewRequest(review=review), to_record)


def import_reviews(content: bytes) -> Call[list[reviews_of.ReviewImportResult]]:
    """Stores the ClaimReviews of a page, JSON-LD, a DataFeed or a feed, and tells what became of each."""
    return Call("Review", "ImportReviews", review_service_pb2.ImportReviewsRequest(content=content),
                lambda answer: records.Records(to_record(result) for result in answer.results))


def review(name: str) -> Call[reviews_of.Review]:
    """A review, by its name, `reviews/{review}`, with the quotes and claims that it is about or may be."""
    return Call("Review", "GetReview", review_service_pb2.GetReviewRequest(name=name), to_record)


def reviews(*, quote: str = "", claim: str = "", publisher: str = "", page_size: int = 0) -> Listing[reviews_of.Review]:
    """Reviews, the newest stored first: all, those of a quote, those of a publisher."""
    request = review_service_pb2.ListReviewsRequest(
        quote=quote, claim=claim, publisher=publisher, page_size=page_size)
    return Listing("Review", "ListReviews", request, "reviews")


def confirm_review(name: str, quote: str = "", *, claim: str = "", actor: str, reason: str) -> Call[records.Correction]:
    """Says that a review is about a quote or a claim."""
    request = review_service_pb2.ConfirmReviewRequest(
        name=name, quote=quote, claim=claim, actor=actor, reason=reason)
    return Call("Review", "ConfirmReview", request, to_record, repeatable=False)


def reject_review(name: str, quote: str = "", *, claim: str = "", actor: str, reason: str) -> Call[records.Correction]:
    """Says that a review is not about a quote or a claim."""
    request = review_service_pb2.RejectReviewRequest(
        name=name, quote=quote, claim=claim, actor=actor, reason=reason)
    return Call("Review", "RejectReview", request, to_record, repeatable=False)
