"""What is new, told over a stream that is opened anew where it breaks."""

from __future__ import annotations

import time
from typing import Any

import grpc

from verbatim._convert import to_record
from verbatim._errors import Unavailable, from_rpc_error
from verbatim.v1 import watch_service_pb2

PAUSE_SECONDS = 0.5


class Watch:
    """The request for what is still to be told, and how long the server has been away."""

    def __init__(self, method: str, request: Any, timeout: float) -> None:
        self.method = method
        self.request = request
        self._timeout = timeout
        self._heard = time.monotonic()

    @classmethod
    def of_occurrences(cls, speaker: str, quote: str, resume_token: str, timeout: float) -> Watch:
        request = watch_service_pb2.WatchOccurrencesRequest(speaker=speaker, quote=quote, resume_token=resume_token)
        return cls("WatchOccurrences", request, timeout)

    @classmethod
    def of_alerts(cls, wanted: Any, resume_token: str, timeout: float) -> Watch:
        request = watch_service_pb2.WatchAlertsRequest(filter=wanted, resume_token=resume_token)
        return cls("WatchAlerts", request, timeout)

    def told(self, answer: Any) -> Any:
        """The record of a message, after which the next stream goes on."""
        self.request.resume_token = answer.resume_token
        self._heard = time.monotonic()
        return to_record(answer)

    def check(self, failure: grpc.RpcError | None) -> None:
        """Raises what ended a stream, unless another may go on where it was. A server that ends one
        in order, `None`, takes another."""
        error = from_rpc_error(failure) if failure else None
        if error and not isinstance(error, Unavailable):
            raise error from None
        if error and (not self.request.resume_token or time.monotonic() - self._heard > self._timeout):
            raise error from None
