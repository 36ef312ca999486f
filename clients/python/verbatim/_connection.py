"""How a client reaches the server: address, credentials, timeouts and retries."""

from __future__ import annotations

import importlib
import os
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc

from verbatim._errors import Unavailable, VerbatimError

_MOST_ATTEMPTS = 4
_FIRST_PAUSE_SECONDS = 0.1
# An article's text is at most 16 MiB; its statements with their words may be more.
_MAX_ANSWER_BYTES = 256 * 1024 * 1024
# A server on this machine is reached directly, whatever proxy the environment names.
_CHANNEL_OPTIONS = (("grpc.max_receive_message_length", _MAX_ANSWER_BYTES), ("grpc.enable_http_proxy", 0))


def _variable(name: str) -> str:
    return os.environ.get(f"VERBATIM_{name}", "")


@dataclass(frozen=True)
class Settings:
    """Where and how to call. What is not given comes from the environment, as for the command line."""

    server: str = field(default_factory=lambda: _variable("SERVER") or "127.0.0.1:50061")
    """HOST:PORT of gRPC; $VERBATIM_SERVER."""
    token: str = field(default_factory=lambda: _token_from_environment(), repr=False)
    """What the server knows the caller by; $VERBATIM_TOKEN, or the file $VERBATIM_TOKEN_FILE."""
    timeout: float = field(default_factory=lambda: float(_variable("TIMEOUT") or 30))
    """Seconds for a call with all its retries, of a listing for each page; $VERBATIM_TIMEOUT."""
    tls: bool = field(default_factory=lambda: _variable("TLS").lower() not in ("", "0", "false", "off"))
    """Encrypt, and trust whom the system trusts; $VERBATIM_TLS."""
    ca: str = field(default_factory=lambda: _variable("CA"))
    """Encrypt, and trust the authorities in this PEM file; $VERBATIM_CA."""

    def __post_init__(self) -> None:
        if self.timeout <= 0:
            raise ValueError(f"timeout must be more than 0 seconds, not {self.timeout}")

    @classmethod
    def given(cls, server: str | None, others: dict[str, Any]) -> Settings:
        """Those that were given; a server that is None or empty was not."""
        return cls(**others, server=server) if server else cls(**others)

    def open_channel(self, maker: Any) -> Any:
        """A channel to the server, of the module grpc or grpc.aio."""
        if not self.tls and not self.ca:
            return maker.insecure_channel(self.server, _CHANNEL_OPTIONS)
        credentials = grpc.ssl_channel_credentials(Path(self.ca).read_bytes() if self.ca else None)
        return maker.secure_channel(self.server, credentials, _CHANNEL_OPTIONS)

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What goes with each call."""
        return (("authorization", f"Bearer {self.token}"),) if self.token else ()


def _token_from_environment() -> str:
    if file := _variable("TOKEN_FILE"):
        return Path(file).read_text().strip()
    return _variable("TOKEN")


def stubs(channel: Any) -> dict[str, Any]:
    """The stub of each service, by its name without "Service"."""
    made = {}
    for name in ("article", "claim", "correction", "export", "extraction", "ingest", "quote", "review", "speaker",
                 "watch"):
        module = importlib.import_module(f"verbatim.v1.{name}_service_pb2_grpc")
        made[name.capitalize()] = getattr(module, f"{name.capitalize()}ServiceStub")(channel)
    return made


def pause_before_retry(error: VerbatimError, attempt: int, remaining: float, repeatable: bool) -> float | None:
    """Seconds to wait before attempt number `attempt` + 1, or None when there should be none: the
    call might be done twice, another try would not help, or its end lies beyond the deadline."""
    if not repeatable or not isinstance(error, Unavailable) or attempt >= _MOST_ATTEMPTS:
        return None
    pause = error.retry_after or _FIRST_PAUSE_SECONDS * 2 ** (attempt - 1)
    pause *= random.uniform(1, 1.25)  # callers who failed together don't return together
    return pause if pause < remaining else None
