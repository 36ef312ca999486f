// What the log tells of an error of the database, and what it must not.

#include <memory>
#include <sstream>
#include <string>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "gmock/gmock.h"

#include "storage/internal/sql_state.h"
#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ErrorLogTest : public StoreTest {
 protected:
  ErrorLogTest() {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_)));
  }
  ~ErrorLogTest() override { spdlog::set_default_logger(before_); }

  const std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  std::ostringstream log_;
};

TEST_F(ErrorLogTest, NamesTheConstraintAndNoStoredText) {
  database_.Run("ALTER TABLE quote ADD CONSTRAINT quote_probe_ck CHECK (wording NOT LIKE 'we%')");
  const ArticleBuilder article = ArticleBuilder("https://example.org/1", "2023-02-15")
                                     .Say("we will hold the line", "Ada Park");
  const auto saved = store_->SaveArticle(call_, article.draft(), SimpleRules());
  EXPECT_EQ(saved.status().code(), absl::StatusCode::kInternal);
  spdlog::default_logger()->flush();
  EXPECT_THAT(log_.str(), HasSubstr("23514"));
  EXPECT_THAT(log_.str(), HasSubstr("quote_probe_ck"));
  EXPECT_THAT(log_.str(), Not(HasSubstr("hold the line")));
}

TEST(LogTextTest, TakesOnlyNamesOfTheSchema) {
  EXPECT_EQ(LogText("23505",
                    "ERROR:  duplicate key value violates unique constraint \"article_url_uq\"\n"
                    "DETAIL:  Key (url)=(constraint \"secret\") already exists."),
            "23505, constraint article_url_uq");
  EXPECT_EQ(LogText("23502",
                    "ERROR:  null value in column \"url\" of relation \"article\" violates "
                    "not-null constraint\nDETAIL:  Failing row contains (Secret)."),
            "23502, column url, relation article");
  EXPECT_EQ(LogText("22P02", "ERROR:  invalid input syntax for type json: \"constraint \"x\"\""),
            "22P02");
  EXPECT_EQ(LogText("23514", "ERROR:  constraint \"Not ours\""), "23514");
}

}  // namespace
}  // namespace verbatim::storage
