"""Exports of a real server, read back by readers that know nothing of Verbatim."""

from __future__ import annotations

import csv
import io
import json
import pathlib
import re
import subprocess
import tempfile
import unittest
from typing import Any, NamedTuple

import web_annotation_context
from newsroom import PROGRAM, Newsroom
from pyld import jsonld

import verbatim

ROOT = pathlib.Path(__file__).resolve().parents[3]
FORMATS = ("CSV", "JSON_LINES", "WEB_ANNOTATION", "BRAT", "QUOTATION", "CLAIM")

# Characters of one to four bytes of UTF-8, speech over several paragraphs, and metadata that a
# spreadsheet or JSON would trip over.
DIFFICULT = (
    "😀 The “harbour” opens\n\n"
    "“We open at noon, whatever the fog says. ⚓ Nobody waits a day longer,” the mayor of Gdańsk, Zofia "
    "Wójcik, told reporters on Tuesday. “That is a promise.”\n\n"
    "“=SUM(A1) is no plan, it is a formula,” said Ada Okafor. “I want ‘boats, boats, boats’, not \"tables\".\n\n"
    "“And I want them by Friday.”\n\n"
    "“The ferry of the harbour sails on Friday at dawn,” Wójcik said.\n\n"
    "Ms Okafor said that the town had 𝟙𝟚 boats.\n"
)


class Text(NamedTuple):
    """One article as it is stored, and the spans of its statements, as the API tells them."""

    text: str
    content: list[list[tuple[int, int]]]
    cues: set[tuple[int, int]]
    sources: set[tuple[int, int]]


def spans_of(client: verbatim.Client, article: str) -> Text:
    statements = [occurrence.statement for occurrence in client.occurrences(article=article)]
    return Text(client.article(article).text,
                [[(segment.span.start, segment.span.end) for segment in s.content] for s in statements],
                {(s.cue.start, s.cue.end) for s in statements if s.cue},
                {(s.source.start, s.source.end) for s in statements if s.source})


def without_line_ends(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same spans in parts that hold none."""
    return [(start + part.start(), start + part.end())
            for start, end in spans for part in re.finditer(r"[^\r\n]+", text[start:end])]


def whole(pieces: Any) -> dict[str, str]:
    files: dict[str, str] = {}
    for piece in pieces:
        files[piece.name] = files.get(piece.name, "") + piece.content
    return files


class Exports(unittest.TestCase):
    newsroom: Newsroom
    client: verbatim.Client
    difficult: str

    @classmethod
    def setUpClass(cls) -> None:
        cls.newsroom = cls.enterClassContext(Newsroom())
        cls.client = cls.enterClassContext(verbatim.Client(cls.newsroom.server))
        sample = ROOT / "tests" / "data" / "sample"
        for name in ("live-2023-02-15.txt", "briefing-2023-02-16.txt"):
            cls.client.ingest(f"https://example.org/{name}", (sample / name).read_text(), outlet="Example Herald")
        cls.difficult = cls.client.ingest(
            "https://example.org/difficult#top", DIFFICULT, outlet="@outlet, \"quoted\"", title="=1+1\n-2",
            publish_time="2023-02-20").article.name
        cls.client.ingest("https://example.org/later", "“The ferry of the harbour sails on Friday at dawn,” said Zofia Wójcik.\n",
                          publish_time="2023-02-21")

    def file(self, format: str, **filters: Any) -> str:
        """An export that is one file."""
        files = whole(self.client.export(format, **filters))
        self.assertEqual(len(files), 1)
        return next(iter(files.values()))

    def linked_data(self, format: str, **filters: Any) -> Any:
        return json.loads(self.file(format, iri_prefix="https://quotes.test/", **filters))

    def rows(self, **filters: Any) -> list[dict[str, str]]:
        """A CSV export, without the apostrophes that keep spreadsheets from running it."""
        return [{name: re.sub(r"\A'(?='*[=+\-@\t\r\n＝＋－＠])", "", cell) for name, cell in row.items()}
                for row in csv.DictReader(io.StringIO(self.file("CSV", **filters), newline=""))]

    def test_brat_has_the_same_spans(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, "export", "--server", self.newsroom.server, "--format", "brat", "--into", folder],
                           check=True)
            texts = sorted(pathlib.Path(folder).glob("*.txt"))
            self.assertEqual(len(texts), 4)
            for file in texts:
                stored = spans_of(self.client, file.stem.replace("-", "/"))
                text = file.read_bytes().decode()
                self.assertEqual(text, stored.text)
                found: dict[str, list[list[tuple[int, int]]]] = {"Content": [], "Cue": [], "Source": []}
                for line in file.with_suffix(".ann").read_bytes().decode().splitlines():
                    if line.startswith("T"):
                        _, where, words = line.split("\t")
                        kind, offsets = where.split(" ", 1)
                        spans = [(int(a), int(b)) for a, b in (part.split(" ") for part in offsets.split(";"))]
                        self.assertEqual(" ".join(text[a:b] for a, b in spans), words)
                        found[kind].append(spans)
                self.assertEqual(found["Content"], [without_line_ends(text, spans) for spans in stored.content])
                self.assertEqual({spans[0] for spans in found["Cue"]}, stored.cues)
                self.assertEqual({spans[0] for spans in found["Source"]}, stored.sources)
            self.assertGreater(len(spans_of(self.client, "articles/1").content), 20)
            configuration = (pathlib.Path(folder) / "annotation.conf").read_text()
            self.assertEqual(re.findall(r"^\[(\w+)\]$", configuration, re.MULTILINE),
                             ["entities", "relations", "events", "attributes"])

    def test_web_annotations_find_the_same_spans(self) -> None:
        for article in self.client.articles():
            stored = spans_of(self.client, article.name)
            collection = self.linked_data("WEB_ANNOTATION", article=article.name)
            by_position, by_quote = [], []
            for annotation in collection["first"]["items"]:
                self.assertEqual({target["source"] for target in annotation["target"]}, {article.url})
                selectors = [{s["type"]: s for s in target["selector"]} for target in annotation["target"]]
                by_position.append([(s["TextPositionSelector"]["start"], s["TextPositionSelector"]["end"])
                                    for s in selectors])
                by_quote.append([self.find(stored.text, s["TextQuoteSelector"]) for s in selectors])
            self.assertEqual(by_position, stored.content)
            self.assertEqual(by_quote, stored.content)
            self.assertEqual(collection["total"], len(stored.content))

    def find(self, text: str, selector: dict[str, str]) -> tuple[int, int]:
        prefix, exact, suffix = selector["prefix"], selector["exact"], selector["suffix"]
        found = [m.start() for m in re.finditer(f"(?={re.escape(prefix + exact + suffix)})", text)]
        self.assertEqual(len(found), 1, selector)
        start = found[0] + len(prefix)
        return start, start + len(exact)

    def test_csv_read_back_is_what_json_says(self) -> None:
        rows = self.rows()
        lines = [json.loads(line) for line in self.file("JSON_LINES").splitlines()]
        self.assertEqual(len(rows), sum(article.occurrence_count for article in self.client.articles()))
        self.assertEqual(len(rows), len(lines))
        for row, line in zip(rows, lines):
            self.assertEqual(list(row), [name for name in line if name != "content"])
            for name, cell in row.items():
                value = line[name]
                if isinstance(value, dict):
                    value = value["text"]
                self.assertEqual(cell, "" if value is None else value if isinstance(value, str) else json.dumps(value))
            occurrence = self.client.occurrence(line["occurrence"])
            self.assertEqual(line["wording"], occurrence.wording)
            self.assertEqual(line["content"], [segment.span.to_dict() for segment in occurrence.statement.content])
            self.assertEqual(line["first_appearance"], occurrence.first_appearance)
        difficult = self.rows(article=self.difficult)
        self.assertEqual({(row["title"], row["outlet"]) for row in difficult}, {("=1+1\n-2", "@outlet, \"quoted\"")})
        self.assertTrue(any(row["wording"].startswith("=SUM(A1)") for row in difficult))

    def test_no_cell_begins_like_a_formula(self) -> None:
        for row in csv.reader(io.StringIO(self.file("CSV"), newline="")):
            for cell in row:
                self.assertNotRegex(cell, r"\A[=+\-@\t\r\n＝＋－＠]")

    def test_small_pieces_make_the_same_files(self) -> None:
        for format in FORMATS:
            with self.subTest(format=format):
                pieces = whole(self.client.export(format, page_size=1))
                self.assertEqual(pieces, whole(self.client.export(format)))
                self.assertTrue(all(pieces.values()))

    def test_what_narrows_an_export(self) -> None:
        self.assertEqual({row["article"] for row in self.rows(start="2023-02-20")}, {"articles/3", "articles/4"})
        self.assertEqual({row["article"] for row in self.rows(start="2023-02-20", end="2023-02-21")}, {"articles/3"})
        self.assertEqual({row["outlet"] for row in self.rows(outlet="Example Herald")}, {"Example Herald"})
        ferry = self.client.search("ferry dawn").take(1)[0]
        self.assertEqual([row["article"] for row in self.rows(quote=ferry.name)], ["articles/3", "articles/4"])
        speaker = ferry.speakers[0].speaker
        self.assertEqual({row["speaker"] for row in self.rows(speaker=speaker)}, {speaker})
        self.assertEqual(self.rows(outlet="Nobody"), [])
        self.assertEqual(self.linked_data("WEB_ANNOTATION", outlet="Nobody")["first"]["items"], [])
        self.assertEqual(self.linked_data("CLAIM", outlet="Nobody")["@graph"], [])
        by_command = subprocess.run(
            [PROGRAM, "export", "--server", self.newsroom.server, "--speaker", "Wójcik", "--before", "2023-02-21"],
            check=True, capture_output=True).stdout.decode()
        self.assertEqual(by_command, self.file("CSV", speaker=speaker, end="2023-02-21"))

    def test_web_annotations_are_json_ld_of_the_standard(self) -> None:
        graph = expand(self.linked_data("WEB_ANNOTATION"), web_annotation_context.CONTEXT)
        oa = web_annotation_context.OA
        first = graph[0]["http://www.w3.org/ns/activitystreams#first"][0]
        items = first["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
        self.assertEqual(len(items), graph[0]["http://www.w3.org/ns/activitystreams#totalItems"][0]["@value"])
        for item in items:
            self.assertEqual(item["@type"], [oa + "Annotation"])
            self.assertTrue(item["@id"].startswith("https://quotes.test/articles/"))
            self.assertIn(item[oa + "motivatedBy"][0]["@id"], web_annotation_context.MOTIVATIONS)
            for body in item[oa + "hasBody"]:
                self.assertIn(body[oa + "hasPurpose"][0]["@id"], web_annotation_context.MOTIVATIONS)
            for target in item[oa + "hasTarget"]:
                self.assertTrue(target[oa + "hasSource"][0]["@id"].startswith("https://example.org/"))
                position, quote = target[oa + "hasSelector"]
                self.assertEqual((position["@type"], quote["@type"]),
                                 ([oa + "TextPositionSelector"], [oa + "TextQuoteSelector"]))
                offsets = position[oa + "start"][0], position[oa + "end"][0]
                self.assertEqual({offset["@type"] for offset in offsets},
                                 {web_annotation_context.XSD + "nonNegativeInteger"})
                self.assertLess(0, offsets[1]["@value"])
                self.assertLessEqual(offsets[0]["@value"], offsets[1]["@value"])
                self.assertTrue(quote[oa + "exact"][0]["@value"])

    def test_quotations_and_claims_are_json_ld_of_schema_org(self) -> None:
        schema = "http://schema.org/"
        for format, kind in (("QUOTATION", "Quotation"), ("CLAIM", "Claim")):
            data = self.linked_data(format)
            self.assertEqual(terms_of(data["@graph"]) - SCHEMA_ORG_TERMS, set())
            nodes = expand(data, {"@vocab": schema, "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}})
            self.assertEqual({tuple(node["@type"]) for node in nodes}, {(schema + kind,)})
            self.assertEqual(len({node["@id"] for node in nodes}), len(nodes))
        claims = {claim["text"]: claim for claim in self.linked_data("CLAIM")["@graph"]}
        ferry = claims["The ferry of the harbour sails on Friday at dawn,"]
        self.assertEqual(ferry["firstAppearance"]["url"], "https://example.org/difficult#top")
        self.assertEqual([one["url"] for one in ferry["appearance"]],
                         ["https://example.org/difficult#top", "https://example.org/later"])
        self.assertEqual([author["name"] for author in ferry["author"]], ["Zofia Wójcik"])
        words = {node["identifier"] for node in self.linked_data("QUOTATION")["@graph"]}
        own = {quote.name for quote in self.client.search() if quote.verbatim}
        self.assertEqual(words, own)
        self.assertLess(own, {claim["identifier"] for claim in claims.values()})

    def test_a_link_names_words_by_the_rules(self) -> None:
        for row in self.rows():
            url, directive = row["link"].split(":~:text=")
            self.assertEqual(url, row["url"] + ("" if "#" in row["url"] else "#"))
            self.assertRegex(directive, r"\A([A-Za-z0-9._~]|%[0-9A-F]{2})+(,([A-Za-z0-9._~]|%[0-9A-F]{2})+)?\Z")

    def test_what_makes_no_sense_is_refused(self) -> None:
        ferry = self.client.search("ferry dawn").take(1)[0].name
        for fields, at_fault in (
            ({"format": ""}, "format"),
            ({"format": "BRAT", "quote": ferry}, "quote"),
            ({"format": "BRAT", "speaker": "speakers/1"}, "speaker"),
            ({"format": "CLAIM", "article": "articles/1"}, "article"),
            ({"format": "CSV", "article": "articles/1", "quote": ferry}, "quote"),
            ({"format": "CSV", "speaker": "Okafor"}, "speaker"),
            ({"format": "CSV", "page_size": -1}, "page_size"),
            ({"format": "CSV", "start": "2023-02-20", "end": "2023-02-19"}, "end_time"),
            ({"format": "CLAIM", "iri_prefix": "no iri"}, "iri_prefix"),
        ):
            with self.subTest(fields=fields), self.assertRaises(verbatim.InvalidArgument) as refused:
                list(self.client.export(**fields))
            self.assertEqual([violation.field for violation in refused.exception.fields], [at_fault])
        for fields in ({"article": "articles/999"}, {"quote": "quotes/999999"}, {"speaker": "speakers/999999"}):
            with self.assertRaises(verbatim.NotFound):
                list(self.client.export("CSV", **fields))
        with self.assertRaises(verbatim.NotFound):
            list(self.client.export("BRAT", article="articles/999"))
        with self.assertRaises(verbatim.NotFound):
            list(self.client.export("CLAIM", speaker="speakers/999999"))

    def test_the_command_says_what_is_wrong(self) -> None:
        def run(*arguments: str) -> tuple[int, str]:
            done = subprocess.run([PROGRAM, "export", "--server", self.newsroom.server, *arguments],
                                  capture_output=True, text=True)
            return done.returncode, done.stderr

        code, message = run("--format", "brat")
        self.assertEqual(code, 2)
        self.assertIn("--into", message)
        self.assertEqual(run("--format", "yaml")[0], 2)
        self.assertEqual(run("--speaker", "a")[0], 1)
        self.assertIn("no speaker has this name", run("--speaker", "Nobody Atall")[1])
        self.assertIn("several speakers have this name", run("--speaker", "a")[1])
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "file")
            file.write_text("")
            code, message = run("--into", str(file))
            self.assertEqual(code, 1)
            self.assertIn(str(file), message)


def expand(document: dict[str, Any], context: dict[str, Any]) -> list[dict[str, Any]]:
    """The document in JSON-LD's expanded form; the network is never asked for its context."""
    def load(url: str, options: Any) -> dict[str, Any]:
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
                "document": {"@context": context}}

    if "@vocab" not in context:
        unknown = {term for term in terms_of(document) if not term.startswith("@")} - set(context)
        assert not unknown, f"not in the context, and so without a meaning: {unknown}"
    return jsonld.expand(document, {"documentLoader": load})


def terms_of(data: Any) -> set[str]:
    """The names of all members, and the types."""
    if isinstance(data, list):
        return set().union(*map(terms_of, data)) if data else set()
    if not isinstance(data, dict):
        return set()
    types = {value for name, value in data.items() if name in ("@type", "type") and isinstance(value, str)}
    return set(data) | types | terms_of(list(data.values()))


# Those of schema.org, with JSON-LD's own.
SCHEMA_ORG_TERMS = {
    "@type", "@id", "Quotation", "Claim", "NewsArticle", "Person", "Organization", "identifier", "text", "creator",
    "author", "datePublished", "url", "isPartOf", "appearance", "firstAppearance", "name", "sameAs", "headline",
    "publisher"}


if __name__ == "__main__":
    if not PROGRAM:
        raise SystemExit("set VERBATIM_PROGRAM to the program to test")
    unittest.main(verbosity=2)
