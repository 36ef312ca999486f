"""A real server with a private Postgres of its own, for tests."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import tempfile
import time
from typing import Any

PROGRAM = os.environ.get("VERBATIM_PROGRAM", "")
_LONGEST_START_SECONDS = 180  # a second on an idle machine; it makes a Postgres cluster
_POLL_SECONDS = 0.02


class Newsroom:
    """Starts `verbatim serve` on free ports of this machine and ends it with `with`."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.server = ""
        self.http = ""
        self.database = ""  # for servers beside this one

    def __enter__(self) -> Newsroom:
        # The server makes its data folder itself, owned by whom Postgres runs as.
        self._folder = tempfile.TemporaryDirectory(prefix="verbatim-py-", ignore_cleanup_errors=True)
        folder = pathlib.Path(self._folder.name)
        folder.chmod(0o755)
        self.database = f"host={folder / 'data' / 'socket'} port=5432 user=verbatim dbname=verbatim"
        self._process = subprocess.Popen(
            [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0",
             "--data-dir", str(folder / "data"), "--port-file", str(folder / "port"),
             "--http-port-file", str(folder / "http-port"), *self._arguments])
        try:
            self.server = f"127.0.0.1:{self._port(folder / 'port')}"
            self.http = f"http://127.0.0.1:{self._port(folder / 'http-port')}"
        except BaseException:
            self.__exit__()
            raise
        return self

    def _port(self, file: pathlib.Path) -> str:
        assert self._process is not None
        deadline = time.monotonic() + _LONGEST_START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if file.exists() and (port := file.read_text().strip()):
                return port
            time.sleep(_POLL_SECONDS)
        raise RuntimeError(f"the server did not start: exit status {self._process.poll()}")

    def end(self) -> None:
        """Ends the server, and waits until it has."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=60)

    def __exit__(self, *error: Any) -> None:
        self.end()
        assert self._folder is not None
        self._folder.cleanup()
