"""The client against a real server on a real Postgres."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime
import importlib
import os
import pathlib
import pickle
import socket
import subprocess
import tempfile
import threading
import time
import unittest
from collections.abc import Iterator
from unittest import mock

from newsroom import PROGRAM, Newsroom

import verbatim
import verbatim._alert_calls
import verbatim._claim_calls
import verbatim._desk_calls
import verbatim._review_calls
import verbatim._watch
from verbatim import _convert
from verbatim._connection import Settings, pause_before_retry

TEXT = "“Speed saves lives,” Ada Okafor said on Tuesday.\n"
# Code points and UTF-16 units differ from the first character on.
PLAIN = "😀 Closed until noon\n\n“Nobody sails tonight,” the mayor of Ghent, Lena Smit, told reporters.\n"


def url(name: str) -> str:
    return f"https://news.test/{name}"


class WithServer(unittest.TestCase):
    newsroom: Newsroom
    client: verbatim.Client

    @classmethod
    def setUpClass(cls) -> None:
        cls.newsroom = Newsroom()
        cls.enterClassContext(cls.newsroom)
        cls.client = cls.enterClassContext(verbatim.Client(cls.newsroom.server))
        for number in range(5):
            cls.client.ingest(url(f"a{number}"), f"{TEXT}\nMore of day {number}.\n", outlet="Example Herald",
                              title=f"Day {number}", publish_time=datetime.date(2023, 2, 10 + number))

    def test_extract_counts_code_points(self) -> None:
        found = self.client.extract(PLAIN)
        self.assertIn("“Nobody sails tonight,”", [statement.words for statement in found])
        for statement in found:
            for segment in statement.content:
                self.assertEqual(PLAIN[segment.span.start:segment.span.end], segment.span.text)

    def test_extract_dates_words_by_the_publish_time(self) -> None:
        def said_at(publish_time: object) -> set[object]:
            return {link.start_time and link.start_time.date()
                    for statement in self.client.extract(TEXT, publish_time=publish_time)  # type: ignore[arg-type]
                    for link in statement.chain if link.kind == "SAID_AT"}

        self.assertIn(datetime.date(2023, 2, 14), said_at("2023-02-15"))
        self.assertIn(datetime.date(2023, 2, 21), said_at(datetime.date(2023, 2, 22)))

    def test_ingest_twice_changes_nothing(self) -> None:
        first = self.client.ingest(url("twice"), PLAIN, authors=["Ben Auer"])
        again = self.client.ingest(url("twice"), PLAIN)
        revised = self.client.ingest(url("twice"), PLAIN + "Correction: it opens at noon.\n")
        self.assertEqual([first.outcome, again.outcome, revised.outcome], ["CREATED", "UNCHANGED", "REVISED"])
        stored = self.client.article(first.article.name)
        self.assertEqual(stored.revision, 2)
        self.assertTrue(stored.text.startswith(PLAIN))
        self.assertEqual(stored.create_time and stored.create_time.tzinfo, datetime.timezone.utc)

    def test_listings_turn_pages(self) -> None:
        in_small_pages = [article.name for article in self.client.articles(outlet="Example Herald", page_size=2)]
        self.assertEqual(len(in_small_pages), 5)
        self.assertEqual(in_small_pages, [a.name for a in self.client.articles(outlet="Example Herald").all()])
        listing = self.client.articles(outlet="Example Herald", page_size=2)
        self.assertEqual(len(listing.take(3)), 3)
        self.assertEqual(len(listing.all()), 5, "a listing starts anew each time")

    def test_from_words_to_quote_to_evidence(self) -> None:
        quote = self.client.search("speed saves lives", start="2023-02-01", kind="direct").take(1)[0]
        self.assertEqual(quote.speakers[0].display_name, "Ada Okafor")
        self.assertGreaterEqual(quote.occurrence_count, 5)
        self.assertEqual(self.client.quote(quote.name).wording, quote.wording)
        evidence = self.client.evidence(quote.name).take(1)[0]
        self.assertIn("#:~:text=", evidence.link)
        occurrence = self.client.occurrence(evidence.occurrence.name)
        self.assertTrue(occurrence.first_appearance)
        self.assertEqual(occurrence.publish_time, datetime.datetime(2023, 2, 10, tzinfo=datetime.timezone.utc))
        self.assertIn("PUBLISHED_IN", [link.kind for link in self.client.chain(occurrence.name).links])
        by_speaker = self.client.occurrences(speaker=quote.speakers[0].speaker).all()
        self.assertIn(occurrence.name, [one.name for one in by_speaker])
        self.assertEqual(self.client.speaker(quote.speakers[0].speaker).display_name, "Ada Okafor")
        self.assertIn("Ada Okafor", [speaker.display_name for speaker in self.client.speakers("okafor")])
        self.assertIn(quote.name, [repeated.quote.name for repeated in self.client.repeats()])
        for paragraph in self.client.repeated_paragraphs(outlet="Example Herald"):
            self.assertGreaterEqual(paragraph.place_count, 2)
            self.assertEqual(paragraph.text, paragraph.places[0].span.text)
        self.assertIn("Example Herald", [outlet.display_name for outlet in self.client.outlets()])

    def test_verify_tells_right_from_altered(self) -> None:
        self.assertEqual(self.client.verify("Speed saves lives", speaker="Ada Okafor").verdict, "ACCURATE")
        self.assertEqual(self.client.verify("Speed saves lives", speaker="Lena Smit").verdict, "MISATTRIBUTED")
        self.assertEqual(self.client.verify("Rye bread is a fine lunch for walruses").verdict, "NOT_FOUND")

    def test_errors_say_what_and_where(self) -> None:
        with self.assertRaises(verbatim.NotFound) as missing:
            self.client.article("articles/999999")
        self.assertEqual((missing.exception.code, missing.exception.reason), ("NOT_FOUND", "ARTICLE_NOT_FOUND"))
        self.assertTrue(missing.exception.request_id)
        with self.assertRaises(verbatim.InvalidArgument) as bad:
            self.client.ingest("", "Some text.")
        self.assertEqual([violation.field for violation in bad.exception.fields], ["article.url"])
        with self.assertRaises(verbatim.InvalidArgument):
            list(self.client.articles(page_size=-1))
        with self.assertRaisesRegex(ValueError, "kind must be one of DIRECT, MIXED, INDIRECT"):
            self.client.search("speed", kind="spoken")
        with self.assertRaisesRegex(ValueError, "time zone"):
            self.client.extract(TEXT, publish_time=datetime.datetime(2023, 2, 15, 12))
        with self.assertRaisesRegex(ValueError, "publish_time must be like"):
            self.client.extract(TEXT, publish_time="15 February")

    def test_a_deadline_ends_a_call(self) -> None:
        with verbatim.Client(self.newsroom.server, timeout=0.001) as hasty:
            with self.assertRaises(verbatim.DeadlineExceeded):
                hasty.extract(TEXT * 2000)
        with self.assertRaises(ValueError):
            verbatim.Client(self.newsroom.server, timeout=0)

    def test_every_method_of_the_server_can_be_called(self) -> None:
        calls = (verbatim._calls, verbatim._claim_calls, verbatim._desk_calls, verbatim._review_calls)
        modules = (*calls, verbatim._alert_calls, verbatim._watch, verbatim._client)
        source = "".join(pathlib.Path(module.__file__ or "").read_text() for module in modules)
        for file in pathlib.Path(verbatim.__file__).parent.glob("v1/*_service_pb2.py"):
            module = importlib.import_module(f"verbatim.v1.{file.stem}")
            for service in module.DESCRIPTOR.services_by_name.values():
                for method in service.methods:
                    self.assertRegex(source, rf"\b{method.name}\b", service.name)
        described = {name for module in calls for name, value in vars(module).items()
                     if callable(value) and getattr(value, "__module__", "") == module.__name__
                     and not isinstance(value, type)}
        for client in (verbatim.Client, verbatim.AsyncClient):
            self.assertEqual([name for name in described if not hasattr(client, name)], [])

    def test_corrections_are_made_listed_and_undone(self) -> None:
        ingested = self.client.ingest_many([
            {"url": url("c1"), "text": "“The pier needs new planks,” Petra Vos said.\n", "outlet": "Pier Post"},
            {"url": url("c2"), "text": "“The pier needs new planks,” Petra Voss said.\n", "publish_time": "2023-03-01"}])
        self.assertEqual([result.response and result.response.outcome for result in ingested], ["CREATED"] * 2)
        vos, voss = (self.client.speakers(name).all()[0] for name in ("Petra Vos", "Petra Voss"))
        by = {"actor": "desk", "reason": "one person"}
        if vos.name != voss.name:
            merge = self.client.merge_speakers(voss.name, vos.name, **by)
            self.assertEqual((merge.kind, merge.other_speaker), ("MERGE", vos.name))
            self.assertEqual(self.client.speaker(voss.name).merged_into, vos.name)
            undone = self.client.undo_correction(merge.name, **by)
            self.assertEqual(undone.undo_actor, "desk")
            self.assertIsNotNone(self.client.correction(merge.name).undo_time)
        renamed = self.client.rename_speaker(vos.name, "Petra de Vos", **by)
        self.assertEqual((renamed.old_name, renamed.new_name), (vos.display_name, "Petra de Vos"))
        occurrence = self.client.occurrences(speaker=vos.name).take(1)[0]
        split = self.client.split_speaker(vos.name, [occurrence.name], new_name="Petra Vos junior", **by)
        moved = self.client.occurrence(occurrence.name).statement.speaker
        self.assertEqual(moved and moved.speaker, split.other_speaker)
        reassigned = self.client.reassign(occurrence.name, vos.name, **by)
        self.assertEqual(self.client.corrections(page_size=1).take(2), [reassigned, split])
        cut = self.client.correct_content(occurrence.name, [(1, 25)], **by)
        self.assertEqual((cut.kind, cut.new_content), ("CONTENT", ("The pier needs new plank",)))
        self.assertEqual(self.client.occurrence(occurrence.name).wording, "The pier needs new plank")
        self.client.undo_correction(cut.name, **by)
        self.assertEqual(self.client.occurrence(occurrence.name).wording, occurrence.wording)
        self.assertIn(renamed.name, [one.name for one in self.client.corrections(speaker=vos.name)])
        with self.assertRaises(verbatim.NotFound):
            self.client.undo_correction("corrections/999999", **by)
        with self.assertRaises(verbatim.InvalidArgument):
            self.client.merge_speakers(vos.name, vos.name, **by)

    def test_conflicts_and_doubts_are_listed(self) -> None:
        words = "“The lighthouse will be painted red and white,”"
        self.client.ingest(url("q1"), f"{words} Ida Brook said.\n")
        self.client.ingest(url("q2"), f"{words} Tom Reed said.\n")
        self.client.ingest(url("q3"), "“Nobody asked us about the new colour of it,” said one of the two.\n")
        conflict = self.client.search("lighthouse", attribution_conflict=True).all()
        self.assertEqual([{speaker.display_name for speaker in quote.speakers} for quote in conflict],
                         [{"Ida Brook", "Tom Reed"}])
        self.assertEqual(self.client.search("lighthouse", meaning_changed=True).all(), [])
        counted = self.client.counts(quote=conflict[0].name)
        self.assertEqual(sum(count.occurrence_count for count in counted.counts), 2)
        doubtful = {one.name for one in self.client.doubtful()}
        self.assertEqual(doubtful, {one.name for doubt in ("UNKNOWN", "UNSURE") for one in self.client.doubtful(doubt)})
        with self.assertRaisesRegex(ValueError, "doubt must be one of UNKNOWN, UNSURE"):
            self.client.doubtful("none")

    def test_claims_are_followed_over_time(self) -> None:
        for day, toll in ((1, "At least 300"), (2, "420")):
            self.client.ingest(url(f"claims/{day}"), f"{toll} people were killed by the avalanche in Grenda, the mayor said.\n",
                               outlet="Example Ledger", publish_time=datetime.date(2023, 3, day))
        found = self.client.claims("avalanche Grenda", figures_changed=True).all()
        self.assertEqual([claim.statement_count for claim in found], [2])
        self.assertEqual(self.client.claim(found[0].name), found[0])
        self.assertEqual((found[0].first_outlet, found[0].latest_figure.earlier_text, found[0].latest_figure.text),
                         ("Example Ledger", "At least 300", "420"))
        self.assertEqual(self.client.claims("Grenda", outlet="Example Ledger", start=datetime.date(2023, 3, 2)).all(), found)
        self.assertEqual(self.client.claims("Grenda", end=datetime.date(2023, 3, 1)).all(), [])
        history = self.client.claim_history(found[0].name)
        self.assertEqual([event.stance for event in history.events], ["ASSERTS", "REPEATS"])
        series = history.series[0]
        self.assertEqual([(p.figure.bound, p.figure.value) for p in series.points], [("AT_LEAST", 300), ("EXACT", 420)])
        self.assertEqual([(change.from_point, change.to_point) for change in series.changes], [(0, 1)])
        with self.assertRaises(verbatim.NotFound):
            self.client.claim("claims/999999")

    def test_reviews_are_stored_and_confirmed(self) -> None:
        self.client.ingest(url("r1"), "“The ferry was never closed for one day,” Jonas Lind said.\n")
        review = self.client.add_review(
            "https://check.test/ferry", "The ferry was never closed for one day", "Example Check",
            claimant="Jonas Lind", rating="False", value=1, worst=1, publish_time="2023-02-20")
        self.assertEqual([quote.state for quote in review.quotes], ["SUGGESTED"])
        self.assertEqual(review.rating, verbatim.ReviewRating("False", 1, None, 1))
        by = {"actor": "desk", "reason": "read it"}
        confirmed = self.client.confirm_review(review.name, review.quotes[0].quote, **by)
        self.assertEqual((confirmed.kind, confirmed.review), ("CONFIRM_REVIEW", review.name))
        quote = self.client.quote(review.quotes[0].quote)
        self.assertEqual([one.quotes[0].state for one in quote.reviews], ["CONFIRMED"])
        self.client.reject_review(review.name, quote.name, **by)
        self.assertEqual(self.client.quote(quote.name).reviews, ())
        self.assertEqual([one.quotes[0].state for one in self.client.reviews(quote=quote.name)], ["REJECTED"])
        page = (b'<script type="application/ld+json">{"@type": "ClaimReview", "url": "https://check.test/2", '
                b'"claimReviewed": "X", "author": "A"}</script>')
        self.assertEqual([result.outcome for result in self.client.import_reviews(page)], ["ADDED"])
        self.assertIn(review.name, [one.name for one in self.client.reviews(publisher="Example Check")])
        self.assertEqual(self.client.review(review.name).url, "https://check.test/ferry")
        with self.assertRaises(verbatim.InvalidArgument):
            self.client.import_reviews(b"no reviews")

    def test_speakers_are_imported(self) -> None:
        known = verbatim.KnownSpeaker("Oksana Veretska", wikidata_id="Q900001", gender="FEMALE", aliases=("O. Veretska",))
        added, refused = self.client.import_speakers([known, verbatim.KnownSpeaker(" ")])
        self.assertEqual((added.outcome, refused.outcome, refused.reason), ("ADDED", "REFUSED", "FIELD_REQUIRED"))
        self.assertEqual(self.client.speaker(added.speaker).wikidata_id, "Q900001")
        self.assertEqual(self.client.import_speakers([known])[0].outcome, "UNCHANGED")

    def test_files_are_read_revised_and_erased(self) -> None:
        lines = ('{"url": "https://news.test/read", "text": "“We read files,” Ada Okafor said."}\nnot json\n').encode()
        found, bad = self.client.read_document(lines)
        self.assertEqual((found.article and found.article.url, bad.place), ("https://news.test/read", "line 2"))
        self.assertTrue(bad.error_message)
        assert found.article
        stored = self.client.ingest(found.article.url, found.article.text).article.name
        self.client.ingest(found.article.url, "“We read no files,” Ada Okafor said.\n")
        first, second = self.client.revisions(stored)
        self.assertEqual([change.kind for change in first.changes], ["ADDED"])
        self.assertTrue(second.changes)
        erased = self.client.delete_article(stored, actor="desk", reason="asked for")
        self.assertEqual(erased.revision_count, 2)
        records = self.client.deletions(url="https://news.test/read").all()
        self.assertEqual([(record.article, record.actor) for record in records], [(stored, "desk")])
        with self.assertRaises(verbatim.NotFound):
            self.client.article(stored)

    def test_many_articles_go_over_one_stream(self) -> None:
        def articles() -> Iterator[dict[str, object]]:
            for number in range(20):
                yield {"url": url(f"many{number}"), "text": f"“Many of us sail, {number} in all,” Ada Okafor said.\n"}
            yield {"url": "", "text": "Text."}
            yield {"url": url("last"), "text": TEXT}

        results = list(self.client.ingest_many(articles()))
        self.assertEqual([result.url for result in results], [str(article["url"]) for article in articles()])
        refused = results[20].error
        assert isinstance(refused, verbatim.InvalidArgument)
        self.assertEqual([violation.field for violation in refused.fields], ["article.url"])
        self.assertTrue(all(result.response for result in results if result is not results[20]))
        with self.assertRaisesRegex(ValueError, "publish_time"):
            list(self.client.ingest_many([{"url": url("bad"), "text": TEXT, "publish_time": "yesterday"}]))
        for result in self.client.ingest_many(articles()):
            break  # whoever has seen enough may leave
        self.assertEqual(result.response and result.response.outcome, "UNCHANGED")

    def test_a_stream_is_not_waited_for_longer_than_the_timeout(self) -> None:
        held = threading.Event()

        def articles() -> Iterator[dict[str, object]]:
            yield {"url": url("held"), "text": TEXT}
            held.wait()

        with verbatim.Client(self.newsroom.server, timeout=2) as hasty:
            stream = hasty.ingest_many(articles())
            self.assertTrue(next(stream).response)
            with self.assertRaises(verbatim.DeadlineExceeded):
                next(stream)
        held.set()

    def test_asyncio(self) -> None:
        async def ask() -> None:
            async with verbatim.AsyncClient(self.newsroom.server) as client:
                one, other = await asyncio.gather(client.extract(TEXT), client.verify("Speed saves lives"))
                self.assertEqual(one, self.client.extract(TEXT))
                self.assertTrue(other.matches)
                names = [a.name async for a in client.articles(outlet="Example Herald", page_size=2)]
                self.assertEqual(len(names), 5)
                many = [{"url": url("async"), "text": TEXT}, {"url": "", "text": TEXT}]
                results = [result async for result in client.ingest_many(many)]
                self.assertEqual([bool(result.error) for result in results], [False, True])
                with self.assertRaisesRegex(ValueError, "publish_time"):
                    async for _ in client.ingest_many([{"url": url("bad"), "text": TEXT, "publish_time": "soon"}]):
                        pass
                with self.assertRaises(verbatim.NotFound) as missing:
                    await client.quote("quotes/999999")
                self.assertEqual(missing.exception.reason, "QUOTE_NOT_FOUND")

        asyncio.run(ask())

    def test_a_watch_tells_of_what_is_stored_and_goes_on_later(self) -> None:
        def said(number: int) -> str:
            return f"“Boat number {number} is painted green every single year,” Wim Dorn said.\n"

        watch = self.client.watch()
        self.assertEqual(next(watch).occurrences, ())
        self.client.ingest(url("watch1"), said(1))
        news = next(watch)
        self.assertEqual([one.statement.speaker_name for one in news.occurrences], ["Wim Dorn"])
        watch.close()  # type: ignore[attr-defined]
        self.client.ingest(url("watch2"), said(2))

        async def go_on() -> None:
            async with verbatim.AsyncClient(self.newsroom.server) as client:
                async for later in client.watch(resume_token=news.resume_token):
                    if later.occurrences:
                        self.assertEqual(len(later.occurrences), 1)
                        self.assertIn("Boat number 2", later.occurrences[0].wording)
                        return

        asyncio.run(go_on())
        with self.assertRaises(verbatim.NotFound):
            next(self.client.watch(speaker="speakers/999999"))
        with self.assertRaises(verbatim.InvalidArgument):
            next(self.client.watch(resume_token="yesterday"))

    def test_asyncio_takes_the_first_of_a_listing(self) -> None:
        async def names(count: int) -> list[str]:
            async with verbatim.AsyncClient(self.newsroom.server) as client:
                listing = client.articles(outlet="Example Herald", page_size=2)
                self.assertIn("take(20)", repr(listing))
                return [article.name for article in await listing.take(count)]

        first = [article.name for article in self.client.articles(outlet="Example Herald")]
        self.assertEqual(asyncio.run(names(3)), first[:3])
        self.assertEqual(asyncio.run(names(0)), [])
        self.assertEqual(asyncio.run(names(50)), first)

    def test_alerts_are_listed_and_watched(self) -> None:
        text = "“The last tram of number nine leaves from the old depot,” Wim Dorn said.\n"
        watch = self.client.watch_alerts("tram depot")
        self.assertEqual(next(watch).alerts, ())
        self.client.ingest(url("alert1"), text)
        news = next(watch)
        self.assertEqual([(one.kind, one.speaker != "") for one in news.alerts], [("STATED", True)])
        watch.close()  # type: ignore[attr-defined]
        self.client.ingest(url("alert2"), text)
        quote = news.alerts[0].quote
        found = self.client.alerts(quote=quote, kinds=["repeated"]).all()
        self.assertEqual([one.kind for one in found], ["REPEATED"])
        self.assertIn("old depot", found[0].words)
        self.assertIn("#:~:text=", found[0].link)

        async def go_on() -> None:
            async with verbatim.AsyncClient(self.newsroom.server) as client:
                async for later in client.watch_alerts(quote=quote, resume_token=news.resume_token):
                    if later.alerts:
                        self.assertEqual(later.alerts[0].name, found[0].name)
                        return

        asyncio.run(go_on())
        with self.assertRaises(verbatim.NotFound):
            self.client.alerts(claim="claims/999999").take(1)
        with self.assertRaises(ValueError):
            self.client.alerts(kinds=["lies"])

    def test_one_liners_use_the_server_of_the_environment(self) -> None:
        with mock.patch.dict(os.environ, VERBATIM_SERVER=self.newsroom.server):
            self.assertEqual(verbatim.extract(TEXT), self.client.extract(TEXT))
            self.assertTrue(verbatim.search("speed").take(1))

    def test_notebooks_show_tables_and_no_markup_of_articles(self) -> None:
        text = "“Wear <b>boots</b> & hats,” Ada Okafor said.\n"
        shown = self.client.extract(text)._repr_html_()  # type: ignore[attr-defined]
        self.assertIn("<th>speaker</th>", shown)
        self.assertIn("&lt;b&gt;boots", shown)
        self.assertNotIn("<b>boots", shown)
        self.assertIn("ACCURATE", self.client.verify("Speed saves lives", speaker="Ada Okafor")._repr_html_())

    def test_notebooks_show_the_first_of_a_listing(self) -> None:
        self.assertIn("Speed saves lives", self.client.search("speed")._repr_html_())
        self.assertIn("(none)", self.client.search("zebra")._repr_html_())
        with mock.patch("verbatim._client._SHOWN", 2):
            shown = self.client.articles(outlet="Example Herald")._repr_html_()
        self.assertIn("The first 2", shown)
        self.assertEqual(shown.count("<tr>"), 3)
        self.assertIn("take(20)", repr(self.client.search("speed")))

    def test_records_are_plain_values(self) -> None:
        statement = self.client.extract(TEXT)[0]
        self.assertEqual(statement.to_dict()["speaker"]["display_name"], "Ada Okafor")
        self.assertEqual(pickle.loads(pickle.dumps(statement)), statement)


class WithTokens(unittest.TestCase):
    def test_a_token_says_who_calls(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            tokens = f"{folder}/tokens"
            token = subprocess.run([PROGRAM, "token", "--tokens", tokens, "create", "desk", "--role", "reader"],
                                   check=True, capture_output=True, text=True).stdout.strip().split()[-1]
            with Newsroom("--tokens", tokens) as newsroom:
                with verbatim.Client(newsroom.server, token="") as stranger:
                    with self.assertRaises(verbatim.Unauthenticated):
                        stranger.extract(TEXT)
                with verbatim.Client(newsroom.server, token=token) as reader:
                    self.assertTrue(reader.extract(TEXT))
                    with self.assertRaises(verbatim.PermissionDenied) as refused:
                        reader.ingest(url("refused"), TEXT)
                    self.assertEqual(refused.exception.reason, "ROLE_TOO_LOW")

    def test_a_token_is_never_shown(self) -> None:
        self.assertNotIn("verbatim_secret", repr(Settings(server="127.0.0.1:1", token="verbatim_secret")))


class WithoutServer(unittest.TestCase):
    def test_an_unreachable_server_is_said_in_time(self) -> None:
        with socket.socket() as taken:  # bound but not listening: whoever calls is refused
            taken.bind(("127.0.0.1", 0))
            began = time.monotonic()
            with verbatim.Client(f"127.0.0.1:{taken.getsockname()[1]}", timeout=20) as client:
                with self.assertRaises(verbatim.Unavailable):
                    client.extract(TEXT)
                with self.assertRaises(verbatim.Unavailable):
                    next(client.watch())
            self.assertLess(time.monotonic() - began, 20)

    def test_retries_only_where_that_is_safe(self) -> None:
        busy = verbatim.Unavailable("busy", "UNAVAILABLE", retry_after=1)
        self.assertGreaterEqual(pause_before_retry(busy, 1, remaining=30, repeatable=True) or 0, 1)
        self.assertIsNone(pause_before_retry(busy, 1, remaining=30, repeatable=False))
        self.assertIsNone(pause_before_retry(busy, 1, remaining=0.5, repeatable=True))
        self.assertIsNone(pause_before_retry(busy, 4, remaining=30, repeatable=True))
        self.assertIsNone(pause_before_retry(verbatim.NotFound("no", "NOT_FOUND"), 1, remaining=30, repeatable=True))

    def test_records_have_the_fields_of_the_messages(self) -> None:
        modules = [importlib.import_module(f"verbatim.v1.{file.stem}")
                   for file in pathlib.Path(verbatim.__file__).parent.glob("v1/*_pb2.py")]
        for name, record in _convert.RECORDS.items():
            message = next(getattr(module, name) for module in modules
                           if name in module.DESCRIPTOR.message_types_by_name)
            self.assertEqual([field.name for field in dataclasses.fields(record)],
                             list(message.DESCRIPTOR.fields_by_name), name)


if __name__ == "__main__":
    if not PROGRAM:
        raise SystemExit("set VERBATIM_PROGRAM to the program to test")
    unittest.main(verbosity=2)
