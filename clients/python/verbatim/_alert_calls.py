"""What is new of claims, quotes and speakers; described as in _calls."""

from __future__ import annotations

from typing import Sequence

from verbatim import _alert_records as records
from verbatim._calls import Listing
from verbatim._convert import to_enum
from verbatim.v1 import alert_pb2, watch_service_pb2


def alert_filter(
    words: str, claim: str, quote: str, speaker: str, outlet: str, kinds: Sequence[str]
) -> alert_pb2.AlertFilter:
    """Alerts that fit all that is given."""
    enum = alert_pb2.AlertKind.DESCRIPTOR
    return alert_pb2.AlertFilter(words=words, claim=claim, quote=quote, speaker=speaker, outlet=outlet,
                                 kinds=[to_enum(enum, kind, "kinds") for kind in kinds])


def alerts(
    words: str = "", *, claim: str = "", quote: str = "", speaker: str = "", outlet: str = "",
    kinds: Sequence[str] = ()
) -> Listing[records.Alert]:
    """Alerts of the last 30 days, the newest first, that fit all that is given: words of one statement,
    `claims/{claim}`, `quotes/{quote}`, `speakers/{speaker}`, an outlet, kinds such as "DENIED" and
    "FIGURE_CHANGED"."""
    wanted = alert_filter(words, claim, quote, speaker, outlet, kinds)
    return Listing("Watch", "ListAlerts", watch_service_pb2.ListAlertsRequest(filter=wanted), "alerts")
