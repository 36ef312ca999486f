#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::SizeIs;
using Corrections = v1::CorrectionService::Stub;

class CorrectionsTest : public ::testing::Test {
 protected:
  // The only occurrence of an article that says one thing by one person.
  v1::Occurrence Say(const std::string& url, const std::string& words, const std::string& name) {
    const auto response = client_.Ingest(MakeArticle("https://example.test/corrections/" + url,
                                                     "“" + words + ",” said " + name + ".\n"));
    const auto listed = client_.Occurrences(response.article().name());
    EXPECT_THAT(listed.occurrences(), SizeIs(1));
    return listed.occurrences_size() == 1 ? listed.occurrences(0) : v1::Occurrence();
  }

  v1::Occurrence Get(const v1::Occurrence& occurrence) {
    v1::GetOccurrenceRequest request;
    request.set_name(occurrence.name());
    return client_.Call(&v1::ArticleService::Stub::GetOccurrence, request);
  }

  template <typename Request>
  static Request Noted(Request request) {
    request.set_actor("desk");
    request.set_reason("one person");
    return request;
  }

  v1::Correction Undo(const v1::Correction& correction) {
    v1::UndoCorrectionRequest request;
    request.set_name(correction.name());
    return client_.Call(&Corrections::UndoCorrection, Noted(request));
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(CorrectionsTest, AMergeAndItsUndoing) {
  const v1::Occurrence one = Say("merge-1", "The lantern stays lit all winter", "Wilma Oakes");
  const v1::Occurrence other = Say("merge-2", "Nobody may row past the buoy", "Wilmah Oakes");
  v1::MergeSpeakersRequest merge;
  merge.set_speaker(other.statement().speaker().speaker());
  merge.set_into(one.statement().speaker().speaker());
  const v1::Correction correction = client_.Call(&Corrections::MergeSpeakers, Noted(merge));
  EXPECT_EQ(correction.kind(), v1::CORRECTION_KIND_MERGE);
  EXPECT_EQ(correction.actor(), "desk");
  EXPECT_EQ(Get(other).statement().speaker().speaker(), merge.into());
  v1::GetSpeakerRequest get;
  get.set_name(merge.speaker());
  EXPECT_EQ(client_.Call(&v1::SpeakerService::Stub::GetSpeaker, get).merged_into(), merge.into());

  v1::ListCorrectionsRequest list;
  list.set_speaker(merge.into());
  const auto listed = client_.Call(&Corrections::ListCorrections, list);
  ASSERT_THAT(listed.corrections(), SizeIs(1));
  EXPECT_EQ(listed.corrections(0).name(), correction.name());
  EXPECT_EQ(listed.corrections(0).reason(), "one person");

  EXPECT_TRUE(Undo(correction).has_undo_time());
  EXPECT_EQ(Get(other).statement().speaker().speaker(), merge.speaker());
  v1::GetCorrectionRequest again;
  again.set_name(correction.name());
  EXPECT_TRUE(client_.Call(&Corrections::GetCorrection, again).has_undo_time());
  v1::UndoCorrectionRequest undo;
  undo.set_name(correction.name());
  EXPECT_EQ(client_.ErrorOf(&Corrections::UndoCorrection, Noted(undo)),
            "FAILED_PRECONDITION CORRECTION_UNDONE");
}

TEST_F(CorrectionsTest, ASplitARenamingAndAReassignment) {
  const v1::Occurrence said = Say("split-1", "The mill will grind again in May", "Percy Vane");
  const std::string before = said.statement().speaker().speaker();
  v1::SplitSpeakerRequest split;
  split.set_speaker(before);
  split.add_occurrences(said.name());
  split.set_new_name("Percy Vane the younger");
  const v1::Correction correction = client_.Call(&Corrections::SplitSpeaker, Noted(split));
  EXPECT_EQ(Get(said).statement().speaker().speaker(), correction.other_speaker());
  EXPECT_EQ(Get(said).statement().speaker().display_name(), "Percy Vane the younger");
  EXPECT_EQ(Get(said).statement().speaker().link(), v1::SPEAKER_LINK_CORRECTION);

  v1::RenameSpeakerRequest rename;
  rename.set_speaker(correction.other_speaker());
  rename.set_new_name("Percy A. Vane");
  EXPECT_EQ(client_.Call(&Corrections::RenameSpeaker, Noted(rename)).old_name(),
            "Percy Vane the younger");
  EXPECT_EQ(Get(said).statement().speaker().display_name(), "Percy A. Vane");

  v1::ReassignOccurrenceRequest reassign;
  reassign.set_occurrence(said.name());
  const v1::Correction nobody = client_.Call(&Corrections::ReassignOccurrence, Noted(reassign));
  EXPECT_FALSE(Get(said).statement().has_speaker());
  Undo(nobody);
  EXPECT_EQ(Get(said).statement().speaker().display_name(), "Percy A. Vane");
  Undo(correction);
  EXPECT_EQ(Get(said).statement().speaker().display_name(), "Percy Vane");
  EXPECT_EQ(Get(said).statement().speaker().speaker(), before);
}

TEST_F(CorrectionsTest, QuotesAreMergedAndSplit) {
  const v1::Occurrence one = Say("quotes-1", "The granary opens its doors on Friday", "Olaf Rime");
  const v1::Occurrence other = Say("quotes-2", "Friday is when we unlock the barn", "Olaf Rime");
  v1::MergeQuotesRequest merge;
  merge.set_quote(other.quote());
  merge.set_into(one.quote());
  const v1::Correction merged = client_.Call(&Corrections::MergeQuotes, Noted(merge));
  EXPECT_EQ(merged.kind(), v1::CORRECTION_KIND_MERGE_QUOTES);
  EXPECT_EQ(merged.quote(), other.quote());
  EXPECT_EQ(merged.other_quote(), one.quote());
  EXPECT_EQ(Get(one).quote(), Get(other).quote());
  // A name from before leads to the merged quote, and so do its occurrences.
  v1::GetQuoteRequest get;
  get.set_name(other.quote());
  const v1::Quote quote = client_.Call(&v1::QuoteService::Stub::GetQuote, get);
  EXPECT_EQ(quote.name(), Get(one).quote());
  EXPECT_THAT(quote.variants(), SizeIs(2));
  EXPECT_EQ(client_.ErrorOf(&Corrections::MergeQuotes, Noted(merge)),
            "INVALID_ARGUMENT FIELD_INVALID into");

  v1::SplitQuoteRequest split;
  split.set_quote(quote.name());
  split.add_occurrences(one.name());
  const v1::Correction parted = client_.Call(&Corrections::SplitQuote, Noted(split));
  EXPECT_EQ(parted.wording_count(), 1);
  EXPECT_EQ(parted.other_quote(), Get(one).quote());
  EXPECT_NE(Get(one).quote(), Get(other).quote());
  Undo(parted);
  EXPECT_EQ(Get(one).quote(), Get(other).quote());
  Undo(merged);
  EXPECT_NE(Get(one).quote(), Get(other).quote());

  split.set_quote(Get(one).quote());
  EXPECT_EQ(client_.ErrorOf(&Corrections::SplitQuote, Noted(split)),
            "FAILED_PRECONDITION QUOTE_INDIVISIBLE");
  split.clear_occurrences();
  EXPECT_EQ(client_.ErrorOf(&Corrections::SplitQuote, Noted(split)),
            "INVALID_ARGUMENT FIELD_REQUIRED occurrences");
}

// The words of an occurrence in the article's text, in code points (the texts here are of one
// byte each, quotation marks aside).
class ContentTest : public CorrectionsTest {
 protected:
  static constexpr char kText[] =
      "\"The heron nests beside the mill again,\" said Ida Brook. \"It came back in March.\"\n"
      "\"Nobody may disturb the heron,\" said Wim Dorn.\n";

  std::string Ingest(const std::string& url, const std::string& text) {
    return client_.Ingest(MakeArticle("https://example.test/contents/" + url, text))
        .article()
        .name();
  }

  // The occurrence with some words.
  v1::Occurrence With(const std::string& article, const std::string& words) {
    const auto listed = client_.Occurrences(article);
    for (const v1::Occurrence& one : listed.occurrences()) {
      if (one.wording().find(words) != std::string::npos) return one;
    }
    ADD_FAILURE() << "nobody said: " << words;
    return {};
  }

  static v1::CorrectContentRequest Between(const v1::Occurrence& occurrence, size_t start,
                                           size_t end) {
    v1::CorrectContentRequest request;
    request.set_occurrence(occurrence.name());
    v1::ContentSpan& span = *request.add_content();
    span.set_start(static_cast<int32_t>(start));
    span.set_end(static_cast<int32_t>(end));
    return request;
  }

  // From where some words of the text begin to where others end.
  static v1::CorrectContentRequest Between(const v1::Occurrence& occurrence,
                                           const std::string& text, const std::string& first,
                                           const std::string& last) {
    return Between(occurrence, text.find(first), text.find(last) + last.size());
  }

  std::string ErrorOf(const v1::CorrectContentRequest& request) {
    return client_.ErrorOf(&Corrections::CorrectContent, Noted(request));
  }

  bool IsKnown(const std::string& wording) {
    v1::SearchQuotesRequest request;
    request.set_words(wording);
    const auto found = client_.Call(&v1::QuoteService::Stub::SearchQuotes, request);
    for (const v1::Quote& quote : found.quotes()) {
      for (const v1::Variant& variant : quote.variants()) {
        if (variant.wording() == wording) return true;
      }
    }
    return false;
  }
};

TEST_F(ContentTest, AStatementEndsWherePeopleSayAndItsQuoteIsFoundAnew) {
  const std::string text = kText;
  const std::string article = Ingest("one", text);
  const v1::Occurrence before = With(article, "Nobody may disturb");
  const v1::Correction correction = client_.Call(
      &Corrections::CorrectContent, Noted(Between(before, text, "disturb", "the heron,")));
  EXPECT_EQ(correction.kind(), v1::CORRECTION_KIND_CONTENT);
  EXPECT_EQ(correction.occurrence(), before.name());
  EXPECT_EQ(correction.old_content(0), "\"Nobody may disturb the heron,\"");
  EXPECT_EQ(correction.new_content(0), "disturb the heron,");
  const v1::Occurrence after = Get(before);
  EXPECT_EQ(after.wording(), "disturb the heron,");
  EXPECT_EQ(after.statement().content(0).span().text(), "disturb the heron,");
  EXPECT_EQ(after.statement().content(0).span().start(),
            static_cast<int32_t>(text.find("disturb the heron")));
  EXPECT_EQ(after.statement().speaker().display_name(), "Wim Dorn");
  EXPECT_FALSE(IsKnown("Nobody may disturb the heron,"));
  EXPECT_TRUE(IsKnown("disturb the heron,"));

  Undo(correction);
  EXPECT_EQ(Get(before).wording(), before.wording());
  EXPECT_TRUE(IsKnown("Nobody may disturb the heron,"));
  EXPECT_FALSE(IsKnown("disturb the heron,"));
}

TEST_F(ContentTest, ItHoldsForLaterRevisionsAndTheNewestOfSeveralCounts) {
  const std::string text = kText;
  const std::string article = Ingest("two", text);
  const v1::Occurrence said = With(article, "Nobody may disturb");
  const v1::Correction shorter = client_.Call(&Corrections::CorrectContent,
                                              Noted(Between(said, text, "disturb", "the heron,")));
  const v1::Correction longer =
      client_.Call(&Corrections::CorrectContent, Noted(Between(said, text, "may", "the heron,")));
  const std::string revised = "It rained in the night.\n\n" + text;
  Ingest("two", revised);
  const v1::Occurrence moved = With(article, "disturb the heron");
  EXPECT_EQ(moved.name(), said.name());
  EXPECT_EQ(moved.wording(), "may disturb the heron,");
  EXPECT_EQ(moved.statement().content(0).span().start(),
            static_cast<int32_t>(revised.find("may disturb")));
  Undo(longer);
  EXPECT_EQ(Get(said).wording(), "disturb the heron,");
  Undo(shorter);
  EXPECT_EQ(Get(said).wording(), said.wording());
  Ingest("two", "It rained all night.\n\n" + text);
  EXPECT_EQ(Get(said).wording(), said.wording());
}

TEST_F(ContentTest, WhatCanBeNoContentIsRefusedAndChangesNothing) {
  const std::string text = kText;
  const std::string article = Ingest("three", text);
  const v1::Occurrence said = With(article, "Nobody may disturb");
  const size_t size = text.size();
  EXPECT_EQ(ErrorOf(Between(said, 0, size + 1)), "INVALID_ARGUMENT FIELD_INVALID content[0].end");
  EXPECT_EQ(ErrorOf(Between(said, 9, 9)), "INVALID_ARGUMENT FIELD_INVALID content[0].end");
  v1::CorrectContentRequest negative = Between(said, 0, 5);
  negative.mutable_content(0)->set_start(-1);
  EXPECT_EQ(ErrorOf(negative), "INVALID_ARGUMENT FIELD_INVALID content[0].start");
  EXPECT_EQ(ErrorOf(Between(said, text, "The heron", "nests")),
            "INVALID_ARGUMENT FIELD_INVALID content");
  v1::CorrectContentRequest twice = Between(said, text, "Nobody", "disturb");
  *twice.add_content() = twice.content(0);
  EXPECT_EQ(ErrorOf(twice), "INVALID_ARGUMENT FIELD_INVALID content[1]");
  const v1::TextSpan& same = said.statement().content(0).span();
  EXPECT_EQ(ErrorOf(Between(said, same.start(), same.end())),
            "INVALID_ARGUMENT FIELD_INVALID content");
  EXPECT_EQ(ErrorOf(Between(said, same.start(), same.start() + 1)),
            "INVALID_ARGUMENT FIELD_INVALID content[0]");
  v1::CorrectContentRequest none = Between(said, text, "Nobody", "disturb");
  none.clear_content();
  EXPECT_EQ(ErrorOf(none), "INVALID_ARGUMENT FIELD_REQUIRED content");
  v1::CorrectContentRequest unknown = Between(said, text, "Nobody", "disturb");
  unknown.set_occurrence(article + "/occurrences/999999999");
  EXPECT_EQ(ErrorOf(unknown), "NOT_FOUND OCCURRENCE_NOT_FOUND");
  EXPECT_EQ(Get(said).wording(), said.wording());
  Ingest("three", "Nothing is left of it.\n");
  EXPECT_EQ(ErrorOf(Between(said, text, "Nobody", "disturb")),
            "FAILED_PRECONDITION OCCURRENCE_WITHDRAWN");
}

TEST_F(CorrectionsTest, WhatIsWrongIsNamed) {
  const v1::Occurrence said = Say("errors-1", "The ferry bell rings twice at noon", "Ines Holt");
  v1::MergeSpeakersRequest merge;
  merge.set_speaker(said.statement().speaker().speaker());
  merge.set_into("speakers/999999");
  EXPECT_EQ(client_.ErrorOf(&Corrections::MergeSpeakers, Noted(merge)),
            "NOT_FOUND SPEAKER_NOT_FOUND");
  EXPECT_EQ(client_.ErrorOf(&Corrections::MergeSpeakers, merge),
            "INVALID_ARGUMENT FIELD_REQUIRED actor");
  merge.set_actor("desk");
  merge.set_reason("  ");
  EXPECT_EQ(client_.ErrorOf(&Corrections::MergeSpeakers, merge),
            "INVALID_ARGUMENT FIELD_REQUIRED reason");
  v1::SplitSpeakerRequest split;
  split.set_speaker(said.statement().speaker().speaker());
  EXPECT_EQ(client_.ErrorOf(&Corrections::SplitSpeaker, Noted(split)),
            "INVALID_ARGUMENT FIELD_REQUIRED occurrences");
  v1::UndoCorrectionRequest undo;
  undo.set_name("corrections/999999");
  EXPECT_EQ(client_.ErrorOf(&Corrections::UndoCorrection, Noted(undo)),
            "NOT_FOUND CORRECTION_NOT_FOUND");
}

}  // namespace
}  // namespace verbatim::testing
