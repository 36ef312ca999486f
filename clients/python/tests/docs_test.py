"""Runs the examples of docs/api.md and of the clients' READMEs, in their order, against a real server.

`<!-- answers: PATTERN -->` says what the output of each block up to the next heading must contain.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
from unittest import mock
from typing import Any, Iterator, NamedTuple

import grpc
from google.protobuf import json_format, symbol_database
from newsroom import PROGRAM, Newsroom

import verbatim.v1.article_service_pb2  # makes the descriptors known
import verbatim.v1.correction_service_pb2
import verbatim.v1.export_service_pb2
import verbatim.v1.extraction_service_pb2
import verbatim.v1.quote_service_pb2
import verbatim.v1.review_service_pb2
import verbatim.v1.watch_service_pb2

ROOT = pathlib.Path(__file__).resolve().parents[3]
# Has the npm package, where it could be built.
TYPESCRIPT_PROJECT = pathlib.Path(os.environ.get("VERBATIM_TYPESCRIPT_PROJECT", "/nowhere"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$|^<!-- answers: ([^\n]*) -->$|^(#+ [^\n]*)$", re.MULTILINE | re.DOTALL)
GRPC_CALL = re.compile(
    r"buf curl .*?-d '(?P<json>.*?)' \\\n.*?http://(?P<server>[\d.:]+)/(?P<method>[\w./]+)", re.DOTALL)


class Example(NamedTuple):
    language: str
    code: str
    task: str
    answers: str


def examples(file: pathlib.Path) -> Iterator[Example]:
    task, answers = "", ""
    for language, code, pattern, heading in BLOCK.findall(file.read_text()):
        if heading:
            task, answers = heading, ""
        elif pattern:
            answers = pattern
        else:
            yield Example(language, code, task, answers)


def call_grpc(example: Example) -> str:
    """What `buf curl` does: the JSON must fit the method's request, and the server answers it."""
    call = GRPC_CALL.search(example.code)
    assert call, example.code
    service, method = call["method"].split("/")
    messages = symbol_database.Default()
    found = messages.pool.FindServiceByName(service).methods_by_name[method]
    request = json_format.Parse(call["json"], messages.GetPrototype(found.input_type)())
    with grpc.insecure_channel(call["server"], (("grpc.enable_http_proxy", 0),)) as channel:
        # To a client one answer is a stream of one.
        ask = channel.unary_stream(f"/{service}/{method}", type(request).SerializeToString,
                                   messages.GetPrototype(found.output_type).FromString)
        output = ""
        try:
            for answer in ask(request, timeout=30):
                output += json.dumps(json_format.MessageToDict(answer), ensure_ascii=False)
                if re.search(example.answers, output, re.IGNORECASE):
                    break
        except grpc.RpcError as error:
            output += f"{error.code()}: {error.details()}"
        return output


class Documents(unittest.TestCase):
    newsroom: Newsroom

    @classmethod
    def setUpClass(cls) -> None:
        cls.newsroom = cls.enterClassContext(Newsroom())

    def here(self, code: str) -> str:
        """The same code for this test's server."""
        code = code.replace("http://127.0.0.1:50062", self.newsroom.http)
        return code.replace("127.0.0.1:50061", self.newsroom.server)

    def run_examples(self, file: pathlib.Path) -> set[str]:
        """Runs them, and returns the languages that were there."""
        ran: set[str] = set()
        names: dict[str, Any] = {"__name__": "example"}
        script = ""  # the first block of TypeScript
        for example in examples(file):
            example = example._replace(code=self.here(example.code))
            with self.subTest(task=example.task, language=example.language, code=example.code):
                if example.language == "python":
                    output = self.run_python(example, names)
                elif example.language == "sh" and "buf curl" in example.code:
                    output = call_grpc(example)
                elif example.language == "sh":
                    output = self.run_program(["bash", "-c", example.code])
                elif example.language == "ts":
                    if not TYPESCRIPT_PROJECT.is_dir():
                        continue
                    # Each block builds on the names of the first one.
                    output = self.run_program(["node", "--input-type=module", "-e", script + example.code],
                                              cwd=TYPESCRIPT_PROJECT)
                    script = script or example.code
                else:
                    self.fail(f"nobody runs blocks of {example.language}")
                ran.add(example.language)
                self.assertRegex(output, re.compile(example.answers, re.IGNORECASE))
        return ran

    def run_program(self, command: list[str], cwd: pathlib.Path | None = None) -> str:
        with tempfile.TemporaryDirectory() as home:
            (pathlib.Path(home) / ".curlrc").write_text("silent\nshow-error\nmax-time = 30\nnoproxy = *\n")
            done = subprocess.run(command, env={**os.environ, "CURL_HOME": home}, cwd=cwd,
                                  capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def run_python(self, example: Example, names: dict[str, Any]) -> str:
        output = io.StringIO()
        with mock.patch.dict(os.environ, VERBATIM_SERVER=self.newsroom.server), contextlib.redirect_stdout(output):
            exec(compile(example.code, example.task, "exec"), names)
        return output.getvalue()

    def test_each_example_does_what_it_says(self) -> None:
        self.assertLessEqual({"sh", "python"}, self.run_examples(ROOT / "docs" / "api.md"))
        self.assertEqual(self.run_examples(ROOT / "clients" / "python" / "README.md"), {"python"})
        readme = ROOT / "clients" / "typescript" / "README.md"
        self.assertLessEqual(self.run_examples(readme), {"ts"})

    def test_openapi_has_the_methods_of_the_server_and_no_loose_ends(self) -> None:
        text = (ROOT / "docs" / "openapi.json").read_text()
        document = json.loads(text)
        names = set(re.findall(r'"\$ref": "#/components/schemas/(\w+)"', text))
        self.assertEqual(names - set(document["components"]["schemas"]), set())
        for path in [*document["paths"], "/verbatim.v1.QuoteService/NoSuchMethod"]:
            answer = json.loads(self.run_program(
                ["curl", "-H", "Content-Type: application/json", "-d", "{}", self.newsroom.http + path]))
            with self.subTest(path=path):
                self.assertEqual(answer.get("code") == "unimplemented", path.endswith("NoSuchMethod"), answer)


if __name__ == "__main__":
    if not PROGRAM:
        raise SystemExit("set VERBATIM_PROGRAM to the program to test")
    unittest.main(verbosity=2)
