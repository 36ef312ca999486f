"""What a call raises when it can't be answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import grpc

try:
    from google.rpc import error_details_pb2, status_pb2
except ImportError:
    from verbatim._google.rpc import error_details_pb2, status_pb2


@dataclass(frozen=True)
class FieldViolation:
    """A field of the request that is at fault."""

    field: str
    description: str


@dataclass(eq=False)
class VerbatimError(Exception):
    """A call failed. The subclasses tell the common kinds apart; `reason` tells exactly why."""

    message: str
    code: str = "UNKNOWN"
    """gRPC's status code, such as NOT_FOUND."""
    reason: str = ""
    """A value of verbatim.v1.ErrorReason without its prefix, such as ARTICLE_NOT_FOUND.
    Empty where the server could not be asked."""
    metadata: dict[str, str] = field(default_factory=dict)
    """The changing parts of the message, by name."""
    fields: tuple[FieldViolation, ...] = ()
    """The fields of the request at fault."""
    request_id: str = ""
    """Finds the call in the server's log."""
    retry_after: float | None = None
    """Seconds after which the server says that the same call may succeed."""

    def __str__(self) -> str:
        return f"{self.message} [{self.reason or self.code}]"


class InvalidArgument(VerbatimError):
    """The request itself is wrong, whatever the server holds."""


class NotFound(VerbatimError):
    """No such article, quote, speaker, occurrence or correction."""


class PermissionDenied(VerbatimError):
    """The token's role may not do this."""


class Unauthenticated(VerbatimError):
    """The server wants a token, or another one."""


class FailedPrecondition(VerbatimError):
    """The server can't do this in its present state."""


class DeadlineExceeded(VerbatimError):
    """No answer within the timeout."""


class Unavailable(VerbatimError):
    """The server can't be reached, or is too busy; retries did not help."""


_CLASSES: dict[str, type[VerbatimError]] = {
    "UNKNOWN": VerbatimError,
    "INVALID_ARGUMENT": InvalidArgument,
    "NOT_FOUND": NotFound,
    "PERMISSION_DENIED": PermissionDenied,
    "UNAUTHENTICATED": Unauthenticated,
    "FAILED_PRECONDITION": FailedPrecondition,
    "DEADLINE_EXCEEDED": DeadlineExceeded,
    "UNAVAILABLE": Unavailable,
    "RESOURCE_EXHAUSTED": Unavailable,
}


def from_rpc_error(error: grpc.RpcError) -> VerbatimError:
    """The exception for an error of gRPC, with what the server's error details say."""
    call: Any = error
    found: dict[str, Any] = {}
    for key, value in call.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            found = _read_details(status_pb2.Status.FromString(value))
    return _make(call.code().name, call.details() or "", found)


def from_status(status: Any) -> VerbatimError:
    """The exception for a google.rpc.Status that came as part of an answer."""
    code = next((code.name for code in grpc.StatusCode if code.value[0] == status.code), "UNKNOWN")
    return _make(code, status.message, _read_details(status))


def _make(code: str, message: str, found: dict[str, Any]) -> VerbatimError:
    # A RESOURCE_EXHAUSTED without a delay is a limit: too large a text stays too large.
    is_limit = code == "RESOURCE_EXHAUSTED" and "retry_after" not in found
    kind = "UNKNOWN" if is_limit or code not in _CLASSES else code
    return _CLASSES[kind](message, code, **found)


def _read_details(status: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    info, bad, retry, request = (
        error_details_pb2.ErrorInfo(),
        error_details_pb2.BadRequest(),
        error_details_pb2.RetryInfo(),
        error_details_pb2.RequestInfo(),
    )
    for detail in status.details:
        if detail.Unpack(info):
            found |= {"reason": info.reason, "metadata": dict(info.metadata)}
        elif detail.Unpack(bad):
            found["fields"] = tuple(FieldViolation(v.field, v.description) for v in bad.field_violations)
        elif detail.Unpack(retry):
            found["retry_after"] = retry.retry_delay.seconds + retry.retry_delay.nanos / 1e9
        elif detail.Unpack(request):
            found["request_id"] = request.request_id
    return found
