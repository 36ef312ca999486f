"""What can be asked about claims; described as in _calls."""

from __future__ import annotations

from verbatim import _claim_records as records
from verbatim._calls import Call, Listing, Time
from verbatim._convert import to_record, to_timestamp
from verbatim.v1 import claim_service_pb2


def claim(name: str) -> Call[records.Claim]:
    """A claim by its name, `claims/{claim}`."""
    return Call("Claim", "GetClaim", claim_service_pb2.GetClaimRequest(name=name), to_record)


def claim_history(name: str) -> Call[records.ClaimHistory]:
    """All that was said of a claim over time, by its name, `claims/{claim}`: who asserted, repeated
    or denied it, and its figures."""
    request = claim_service_pb2.GetClaimHistoryRequest(name=name)
    return Call("Claim", "GetClaimHistory", request, to_record)


def claims(
    words: str = "",
    *,
    figures_changed: bool = False,
    denied: bool = False,
    speaker: str = "",
    speaker_name: str = "",
    article: str = "",
    occurrence: str = "",
    quote: str = "",
    outlet: str = "",
    start: Time = None,
    end: Time = None,
    page_size: int = 0,
) -> Listing[records.Claim]:
    """Claims, the latest first, with one statement that fits all that is given: its words, speaker
    (`speakers/{speaker}`, or a name), article, `articles/{article}/occurrences/{occurrence}`, `quotes/{quote}`,
    outlet, publish time from `start` until before `end`. `figures_changed`: only those whose figures differ;
    `denied`: only those that somebody denies."""
    request = claim_service_pb2.ListClaimsRequest(
        query=words, figures_changed=figures_changed, denied=denied, speaker=speaker, speaker_name=speaker_name,
        article=article, occurrence=occurrence, quote=quote, outlet=outlet, page_size=page_size,
        start_time=to_timestamp(start, "start"), end_time=to_timestamp(end, "end"))
    return Listing("Claim", "ListClaims", request, "claims")
