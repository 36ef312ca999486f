"""What can be asked about claims; described as in _calls."""

from __future__ import annotations

from verbatim import _claim_records as records
from verbatim._calls import Call, Listing
from verbatim._convert import to_record
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
    words: str = "", *, figures_changed: bool = False, denied: bool = False, speaker: str = "", article: str = ""
) -> Listing[records.Claim]:
    """Claims, the latest first, that fit all that is given: words of one statement, `speakers/{speaker}`,
    `articles/{article}`, only those whose figures differ or that somebody denies."""
    request = claim_service_pb2.ListClaimsRequest(
        query=words, figures_changed=figures_changed, denied=denied, speaker=speaker, article=article)
    return Listing("Claim", "ListClaims", request, "claims")
