"""What editors and whoever keeps the server ask: corrections, speakers, files, erasing; described as in _calls."""

from __future__ import annotations

from typing import Iterable

from verbatim import _records as records
from verbatim._calls import Call, Listing
from verbatim._convert import to_enum, to_record
from verbatim.v1 import (
    article_service_pb2,
    correction_service_pb2,
    speaker_pb2,
    speaker_service_pb2,
)


def merge_speakers(speaker: str, into: str, *, actor: str, reason: str) -> Call[records.Correction]:
    """Makes one speaker of two, by their names, `speakers/{speaker}`: `into` stays."""
    request = correction_service_pb2.MergeSpeakersRequest(speaker=speaker, into=into, actor=actor, reason=reason)
    return Call("Correction", "MergeSpeakers", request, to_record, repeatable=False)


def merge_quotes(quote: str, into: str, *, actor: str, reason: str) -> Call[records.Correction]:
    """Makes one quote of two; the names of both lead to it."""
    request = correction_service_pb2.MergeQuotesRequest(quote=quote, into=into, actor=actor, reason=reason)
    return Call("Correction", "MergeQuotes", request, to_record, repeatable=False)


def split_quote(quote: str, occurrences: Iterable[str], *, actor: str, reason: str) -> Call[records.Correction]:
    """Makes a quote of its own of the words of some occurrences, wherever they stand."""
    request = correction_service_pb2.SplitQuoteRequest(
        quote=quote, occurrences=occurrences, actor=actor, reason=reason)
    return Call("Correction", "SplitQuote", request, to_record, repeatable=False)


def split_speaker(
    speaker: str, occurrences: Iterable[str], *, actor: str, reason: str, new_name: str = ""
) -> Call[records.Correction]:
    """Moves occurrences of a speaker, by their names, to a new one, of the same name unless given."""
    request = correction_service_pb2.SplitSpeakerRequest(
        speaker=speaker, occurrences=occurrences, new_name=new_name, actor=actor, reason=reason)
    return Call("Correction", "SplitSpeaker", request, to_record, repeatable=False)


def rename_speaker(speaker: str, new_name: str, *, actor: str, reason: str) -> Call[records.Correction]:
    """Gives a speaker another name; the one before stays as an alias."""
    request = correction_service_pb2.RenameSpeakerRequest(
        speaker=speaker, new_name=new_name, actor=actor, reason=reason)
    return Call("Correction", "RenameSpeaker", request, to_record, repeatable=False)


def reassign(occurrence: str, speaker: str = "", *, actor: str, reason: str) -> Call[records.Correction]:
    """Says whose the words of an occurrence are; without a speaker, that nobody is known."""
    request = correction_service_pb2.ReassignOccurrenceRequest(
        occurrence=occurrence, speaker=speaker, actor=actor, reason=reason)
    return Call("Correction", "ReassignOccurrence", request, to_record, repeatable=False)


def correct_content(
    occurrence: str, content: Iterable[tuple[int, int]], *, actor: str, reason: str
) -> Call[records.Correction]:
    """Says where the words of an occurrence stand: ranges of the article's text, in code points."""
    request = correction_service_pb2.CorrectContentRequest(
        occurrence=occurrence, actor=actor, reason=reason,
        content=[correction_service_pb2.ContentSpan(start=start, end=end) for start, end in content])
    return Call("Correction", "CorrectContent", request, to_record, repeatable=False)


def undo_correction(name: str, *, actor: str, reason: str) -> Call[records.Correction]:
    """Takes a correction back, by its name, `corrections/{correction}`."""
    request = correction_service_pb2.UndoCorrectionRequest(name=name, actor=actor, reason=reason)
    return Call("Correction", "UndoCorrection", request, to_record, repeatable=False)


def correction(name: str) -> Call[records.Correction]:
    """A correction, by its name, `corrections/{correction}`."""
    return Call("Correction", "GetCorrection", correction_service_pb2.GetCorrectionRequest(name=name), to_record)


def corrections(*, speaker: str = "", page_size: int = 0) -> Listing[records.Correction]:
    """Corrections, the newest first, those undone too: all, or those that name a speaker."""
    request = correction_service_pb2.ListCorrectionsRequest(speaker=speaker, page_size=page_size)
    return Listing("Correction", "ListCorrections", request, "corrections")


def doubtful(doubt: str = "", *, page_size: int = 0) -> Listing[records.Occurrence]:
    """Occurrences whose speaker a person should look at: UNKNOWN, UNSURE, or both."""
    request = article_service_pb2.ListDoubtfulOccurrencesRequest(
        doubt=to_enum(article_service_pb2.AttributionDoubt.DESCRIPTOR, doubt, "doubt"), page_size=page_size)
    return Listing("Article", "ListDoubtfulOccurrences", request, "occurrences")


def import_speakers(speakers: Iterable[records.KnownSpeaker]) -> Call[list[records.ImportResult]]:
    """Adds speakers that people know, and tells what became of each; at most 1,000. The same again
    changes nothing."""
    request = speaker_service_pb2.ImportSpeakersRequest(speakers=[
        speaker_service_pb2.KnownSpeaker(
            display_name=known.display_name, aliases=known.aliases, wikidata_id=known.wikidata_id, roles=known.roles,
            kind=to_enum(speaker_pb2.SpeakerKind.DESCRIPTOR, known.kind, "kind"),
            gender=to_enum(speaker_pb2.Gender.DESCRIPTOR, known.gender, "gender"))
        for known in speakers])
    return Call("Speaker", "ImportSpeakers", request,
                lambda answer: records.Records(to_record(result) for result in answer.results))


def read_document(content: bytes) -> Call[list[records.FoundArticle]]:
    """The articles of a file of any format that `verbatim ingest` reads, without storing them."""
    request = article_service_pb2.ReadDocumentRequest(content=content)
    return Call("Article", "ReadDocument", request,
                lambda answer: records.Records(to_record(article) for article in answer.articles))


def delete_article(name: str, *, actor: str, reason: str) -> Call[records.DeleteArticleResponse]:
    """Erases an article with all that only it has. It can't be undone."""
    request = article_service_pb2.DeleteArticleRequest(name=name, actor=actor, reason=reason)
    return Call("Article", "DeleteArticle", request, to_record, repeatable=False)


def deletions(*, url: str = "", page_size: int = 0) -> Listing[records.ArticleDeletion]:
    """The records of erased articles: all, or of one by the URL that it had."""
    request = article_service_pb2.ListArticleDeletionsRequest(url=url, page_size=page_size)
    return Listing("Article", "ListArticleDeletions", request, "article_deletions")


def revisions(article: str, *, page_size: int = 0) -> Listing[records.ArticleRevision]:
    """The revisions of an article, the oldest first, with what each changed."""
    request = article_service_pb2.ListArticleRevisionsRequest(parent=article, page_size=page_size)
    return Listing("Article", "ListArticleRevisions", request, "revisions")


def counts(*, quote: str = "", speaker: str = "") -> Call[records.CountOccurrencesResponse]:
    """How many occurrences of a quote or a speaker stand, by time and outlet."""
    request = article_service_pb2.CountOccurrencesRequest(quote=quote, speaker=speaker)
    return Call("Article", "CountOccurrences", request, to_record)
