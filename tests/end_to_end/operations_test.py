"""Runs the commands of docs/operations.md and the README's gRPC call as they stand there, on free ports."""

from __future__ import annotations

import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import unittest

from newsroom import PROGRAM, Newsroom

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUF = ROOT / "build" / "buf" / "node_modules" / ".bin" / "buf"  # script/lint installs it
LONGEST_SECONDS = 240


def commands(heading: str) -> str:
    """The blocks of sh under a heading of docs/operations.md."""
    text = (ROOT / "docs" / "operations.md").read_text()
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return "\n".join(re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Operations(unittest.TestCase):
    def run_commands(self, script: str, **environment: str) -> str:
        """Runs them in an empty folder, on free ports in place of those they name; ends what they started."""
        ports = dict(zip(["50061", "50062", "50071", "50072"], map(str, free_ports(4))))
        for documented, free in ports.items():
            script = script.replace(documented, free)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            pathlib.Path(folder).chmod(0o755)  # started by root, Postgres runs as another user
            (pathlib.Path(folder) / ".curlrc").write_text("silent\nshow-error\nmax-time = 30\nnoproxy = *\n")
            running = subprocess.Popen(
                ["bash", "-e", "-o", "pipefail", "-c", f"trap 'kill $(jobs -p); wait' EXIT\n{script}"],
                cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
                env={**os.environ, "PATH": f"{pathlib.Path(PROGRAM).parent}:{os.environ['PATH']}", "CURL_HOME": folder,
                     "VERBATIM_DATA_DIR": f"{folder}/data", "VERBATIM_LISTEN": f"127.0.0.1:{ports['50061']}",
                     "VERBATIM_HTTP": f"127.0.0.1:{ports['50062']}",
                     "VERBATIM_SERVER": f"localhost:{ports['50061']}", **environment})
            try:
                output, _ = running.communicate(timeout=LONGEST_SECONDS)
            finally:
                if running.poll() is None:
                    os.killpg(running.pid, signal.SIGKILL)
        self.assertEqual(running.returncode, 0, output)
        return output

    def test_tls_and_tokens(self) -> None:
        output = self.run_commands(commands("TLS and tokens"))
        self.assertIn("ready", output)
        self.assertRegex(output, r'"quotes":.*Ada Okafor')  # curl's answer

    def test_servers_are_replaced(self) -> None:
        with Newsroom() as newsroom:
            output = self.run_commands(
                commands("Replace servers while they are called").replace("--drain 5", "--drain 0.1"),
                VERBATIM_DATABASE=newsroom.database)
        self.assertEqual(output.count("verbatim answers on"), 4, output)

    def test_reflection(self) -> None:
        if not BUF.exists():
            self.skipTest("buf is missing; script/lint installs it")
        call = re.search(r"npx @bufbuild/buf (curl .*?/VerifyQuote)$", (ROOT / "README.md").read_text(),
                         re.MULTILINE | re.DOTALL)
        assert call
        with Newsroom() as newsroom:
            answer = subprocess.run(
                ["bash", "-c", f"{BUF} {call[1]}".replace("127.0.0.1:50061", newsroom.server)],
                capture_output=True, text=True, timeout=LONGEST_SECONDS)
        self.assertIn('"verdict"', answer.stdout, answer.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
