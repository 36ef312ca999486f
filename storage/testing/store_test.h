#ifndef VERBATIM_STORAGE_TESTING_STORE_TEST_H_
#define VERBATIM_STORAGE_TESTING_STORE_TEST_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "services/base/error.h"
#include "storage/postgres_store.h"
#include "storage/testing/article_builder.h"
#include "storage/testing/test_database.h"

namespace verbatim::storage {

inline std::string Reason(const absl::Status& status) {
  const auto detail = GetErrorDetail(status);
  return detail ? detail->reason : "";
}

// A store on a database of its own.
class StoreTest : public ::testing::Test {
 protected:
  SaveResult Save(const ArticleBuilder& builder) {
    auto result = store_->SaveArticle(call_, builder.draft(), SimpleRules());
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *result : SaveResult();
  }

  std::vector<StoredQuote> Quotes(const QuoteFilter& filter = {}) {
    auto page = store_->SearchQuotes(call_, filter, {.size = 1000, .cursor = ""});
    EXPECT_TRUE(page.ok()) << page.status();
    return page.ok() ? page->items : std::vector<StoredQuote>();
  }

  std::vector<StoredOccurrence> Occurrences(const OccurrenceFilter& filter) {
    auto page = store_->ListOccurrences(call_, filter, {.size = 1000, .cursor = ""});
    EXPECT_TRUE(page.ok()) << page.status();
    return page.ok() ? page->items : std::vector<StoredOccurrence>();
  }

  // "WORDING | RELATION COUNT VARIANT; ... | NAME COUNT; ... | N in M articles", a line each.
  static std::string Show(const std::vector<StoredQuote>& quotes) {
    std::string text;
    for (const StoredQuote& quote : quotes) {
      text += quote.wording + (quote.verbatim ? " |" : " (reported) |");
      for (const Variant& variant : quote.variants) {
        text += " " + std::string(domain::Name(variant.relation)) + " " +
                std::to_string(variant.occurrence_count) + " " + variant.wording + ";";
      }
      text += " |";
      for (const CreditedSpeaker& speaker : quote.speakers) {
        text += " " + speaker.name + " " + std::to_string(speaker.occurrence_count) + ";";
      }
      text += " | " + std::to_string(quote.occurrence_count) + " in " +
              std::to_string(quote.article_count) + "\n";
    }
    return text;
  }

  // "WORDING, NAME[, first][, withdrawn]", a line each.
  static std::string Show(const std::vector<StoredOccurrence>& occurrences) {
    std::string text;
    for (const StoredOccurrence& occurrence : occurrences) {
      text += occurrence.wording + ", " + occurrence.resolved.name +
              (occurrence.first_appearance ? ", first" : "") +
              (occurrence.withdrawn() ? ", withdrawn" : "") + "\n";
    }
    return text;
  }

  // How many rows each table has.
  std::string RowCounts() const {
    return database_.Run(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM article_revision), "
        "(SELECT count(*) FROM entry), (SELECT count(*) FROM speaker), "
        "(SELECT count(*) FROM speaker_alias), (SELECT count(*) FROM quote), "
        "(SELECT count(*) FROM variant), (SELECT count(*) FROM wording_fingerprint), "
        "(SELECT count(*) FROM occurrence), (SELECT count(*) FROM chain_link)");
  }

  TestDatabase database_;
  std::unique_ptr<Store> store_ = database_.Open();
  CallContext call_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_TESTING_STORE_TEST_H_
