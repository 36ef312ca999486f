// Published checks beside quotes: from a file to what verify, search and quote say, against a real
// server; and how well words and speaker suggest the right quotes.

#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr char kSaid[] = "The harbour bridge was closed on eleven days last winter";

// Floors of the figures below, which are printed.
constexpr double kLeastPrecision = 0.9;
constexpr double kLeastRecall = 0.8;

class ReviewsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    data_ = new DataFolder();
    server_ = new RunningServer(data_->Path());
    newsroom_ = new Newsroom(*server_);
    newsroom_->Ingest(kLiveBlog);
    newsroom_->Ingest(kBriefing);
    newsroom_->Run({"ingest", "--url", "https://example.org/council", "--outlet", "Example Times",
                    "--published", "2023-02-15", SamplePath("../reviews/council.txt")});
    newsroom_->Run({"ingest", "--url", "https://example.org/claims", "--outlet", "Example Times",
                    "--published", "2023-02-15", SamplePath("../reviews/claims.txt")});
    newsroom_->Ask({"claims"});  // are read
  }
  static void TearDownTestSuite() {
    delete newsroom_;
    delete server_;
    delete data_;
  }
  void SetUp() override { ASSERT_TRUE(server_->IsUp()); }

  // Runs a command that must end with `exit_code`, and returns what it printed, errors too.
  static std::string Run(const std::vector<std::string>& arguments, int exit_code = 0) {
    const cli::ProgramResult result = newsroom_->Run(arguments);
    EXPECT_EQ(result.exit_code, exit_code) << result.out << result.err;
    return result.out + result.err;
  }

  static json Review(const std::string& url, const std::string& claim, const std::string& rating) {
    return {{"@type", "ClaimReview"},
            {"url", url},
            {"claimReviewed", claim},
            {"author", {{"name", "Example Check"}}},
            {"itemReviewed", {{"author", {{"name", "Ada Park"}}}}},
            {"reviewRating", {{"alternateName", rating}}}};
  }

  // The states of a quote's reviews in its own answer, by the review's URL.
  static std::map<std::string, std::string> ReviewsOf(const std::string& quote) {
    std::map<std::string, std::string> states;
    for (const json& review : newsroom_->Ask({"quote", quote}).value("reviews", json::array())) {
      states[review["url"]] = review["quotes"][0]["state"];
    }
    return states;
  }

  static inline DataFolder* data_ = nullptr;
  static inline RunningServer* server_ = nullptr;
  static inline Newsroom* newsroom_ = nullptr;
  cli::TestFolder folder_;
};

// Of suggestions and labels, by kind.
class Figures {
 public:
  // `found`: suggestions as labelled; `others`: suggestions that are not.
  void Add(const json& label, int found, int others) {
    const bool expected = !label["expect"].get<std::string>().empty();
    wanted_ += expected ? 1 : 0;
    right_ += found > 0 ? 1 : 0;
    wrong_ += others;
    const bool as_labelled = others == 0 && (!expected || found > 0);
    auto& [good, all] = by_kind_[label["kind"]];
    good += as_labelled ? 1 : 0;
    ++all;
    if (!as_labelled) std::printf("  not as labelled: %s\n", label.dump().c_str());
  }
  void PrintAndCheck(const char* what) const {
    const double precision =
        right_ + wrong_ == 0 ? 0 : static_cast<double>(right_) / (right_ + wrong_);
    const double recall = static_cast<double>(right_) / wanted_;
    for (const auto& [kind, counts] : by_kind_) {
      std::printf("reviews of %s, %s: %d of %d as labelled\n", what, kind.c_str(), counts.first,
                  counts.second);
    }
    std::printf("reviews suggested for %s: precision %.3f, recall %.3f\n", what, precision, recall);
    EXPECT_GE(precision, kLeastPrecision);
    EXPECT_GE(recall, kLeastRecall);
  }

 private:
  int right_ = 0;
  int wrong_ = 0;
  int wanted_ = 0;
  std::map<std::string, std::pair<int, int>> by_kind_;  // as labelled, of how many
};

// The lines of a labelled file, and what importing their reviews answers.
struct Labelled {
  std::vector<json> labels;
  json results;
};
Labelled Import(const Newsroom& newsroom, const cli::TestFolder& folder, const std::string& name) {
  std::ifstream file(SamplePath("../reviews/" + name));
  Labelled labelled;
  json document = {{"@type", "DataFeed"}, {"dataFeedElement", json::array()}};
  for (std::string line; std::getline(file, line);) {
    labelled.labels.push_back(json::parse(line));
    document["dataFeedElement"].push_back(
        {{"@type", "DataFeedItem"}, {"item", {labelled.labels.back()["review"]}}});
  }
  labelled.results = newsroom.Ask({"review", "import", folder.Write("feed.json", document.dump())});
  EXPECT_EQ(labelled.results.size(), labelled.labels.size());
  return labelled;
}

TEST_F(ReviewsTest, SuggestsTheLabelledQuotes) {
  const Labelled labelled = Import(*newsroom_, folder_, "labelled.jsonl");
  ASSERT_GE(labelled.labels.size(), 60u);
  Figures figures;
  for (size_t i = 0; i < labelled.labels.size(); ++i) {
    const std::string expected = labelled.labels[i]["expect"];
    int found = 0;
    int others = 0;
    for (const json& quote : labelled.results[i]["review"].value("quotes", json::array())) {
      // The quote may be shown by another of its wordings.
      const json whole = newsroom_->Ask({"quote", quote["quote"]});
      bool is_expected = false;
      for (const json& variant : whole["variants"]) {
        is_expected |= !expected.empty() &&
                       variant["wording"].get<std::string>().find(expected) != std::string::npos;
      }
      ++(is_expected ? found : others);
    }
    figures.Add(labelled.labels[i], found, others);
  }
  figures.PrintAndCheck("quotes");
}

TEST_F(ReviewsTest, SuggestsTheLabelledClaims) {
  const Labelled labelled = Import(*newsroom_, folder_, "labelled_claims.jsonl");
  ASSERT_GE(labelled.labels.size(), 50u);
  Figures figures;
  for (size_t i = 0; i < labelled.labels.size(); ++i) {
    const std::string expected = labelled.labels[i]["expect"];
    int found = 0;
    int others = 0;
    for (const json& claim : labelled.results[i]["review"].value("claims", json::array())) {
      const bool is_expected =
          !expected.empty() && claim["text"].get<std::string>().find(expected) != std::string::npos;
      ++(is_expected ? found : others);
    }
    figures.Add(labelled.labels[i], found, others);
  }
  figures.PrintAndCheck("claims");
}

TEST_F(ReviewsTest, AreShownAndDecidedOnBesideClaims) {
  const std::string claim = newsroom_->Ask({"claims", "Greyfield", "mine"})[0]["name"];
  const auto review = [&](const char* url, const char* rating) {
    json one = Review(url, "The Greyfield mine has poisoned the river Aller.", rating);
    one["itemReviewed"]["author"]["name"] = "Sue Lane";
    return one;
  };
  const std::string path =
      folder_.Write("claims.json", json::array({review("https://check.example/mine", "False"),
                                                review("https://check.example/mine2", "Half true"),
                                                review("https://check.example/mine3", "True")})
                                       .dump());
  EXPECT_THAT(Run({"review", "import", path}), HasSubstr("3 added"));
  std::map<std::string, std::string> names;
  for (const json& one : newsroom_->Ask({"review", "list", "--claim", claim})) {
    names[one["url"]] = one["name"];
    EXPECT_EQ(one["claims"][0]["claim"], claim);
  }
  EXPECT_THAT(Run({"claim", claim}),
              AllOf(HasSubstr("Example Check: “False”"), HasSubstr("suggested: nobody")));
  const auto decide = [&](const char* what, const char* url) {
    return newsroom_
        ->Ask({"review", what, names[url], claim, "--actor", "desk", "--reason", "read it"})["name"]
        .get<std::string>();
  };
  decide("confirm", "https://check.example/mine");
  decide("confirm", "https://check.example/mine2");
  const std::string rejected = decide("reject", "https://check.example/mine3");
  const std::string shown = Run({"claim", claim});
  EXPECT_THAT(shown,
              AllOf(HasSubstr("“False”"), HasSubstr("“Half true”"), Not(HasSubstr("“True”"))))
      << "publishers may disagree";
  EXPECT_THAT(Run({"correct", "list"}), HasSubstr("is not about " + claim));

  const json exported =
      json::parse(Run({"export", "--format", "asserted-claim", "--claim", claim}));
  const json& node = exported["@graph"][0];
  EXPECT_EQ(node["@type"], "Claim");
  EXPECT_EQ(node["firstAppearance"]["url"], "https://example.org/claims");
  EXPECT_EQ(node["appearance"].size(), 1u);
  EXPECT_EQ(node["review"].size(), 2u);
  const json checks = json::parse(Run({"export", "--format", "claim-review", "--claim", claim}));
  ASSERT_EQ(checks["@graph"].size(), 2u);
  EXPECT_EQ(checks["@graph"][0]["@type"], "ClaimReview");
  EXPECT_EQ(checks["@graph"][0]["itemReviewed"]["@id"], node["@id"]);
  EXPECT_THAT(Run({"export", "--format", "claim", "--claim", claim}, 1),
              HasSubstr("FIELD_INVALID"));

  // What another article says of it later is the same claim; undone, it is a suggestion again.
  const std::string later = folder_.Write(
      "later_claim.txt",
      "Later\n\nNews.\n\nSue Lane said the Greyfield mine poisoned the river Aller.\n");
  Run({"ingest", "--url", "https://example.org/later-claim", "--published", "2023-03-01", later});
  EXPECT_THAT(Run({"claims", "Greyfield"}), HasSubstr(claim));
  Run({"correct", "undo", rejected, "--actor", "desk", "--reason", "it is"});
  EXPECT_THAT(Run({"claim", claim}), HasSubstr("https://check.example/mine3"));
  EXPECT_THAT(Run({"review", "confirm", names["https://check.example/mine"], "claims/999999",
                   "--actor", "a", "--reason", "b"},
                  1),
              HasSubstr("CLAIM_NOT_FOUND"));
}

TEST_F(ReviewsTest, AreShownAndDecidedOn) {
  const std::string path = folder_.Write(
      "reviews.json", json::array({Review("https://check.example/a", kSaid, "Mostly false"),
                                   Review("https://check.example/b", kSaid, "True"),
                                   {{"@type", "ClaimReview"}}})
                          .dump());
  const std::string imported = Run({"review", "import", path}, 1);
  EXPECT_THAT(imported, HasSubstr("2 added, 0 updated, 0 unchanged, 1 refused"));
  EXPECT_THAT(imported, HasSubstr("review 3"));
  EXPECT_THAT(imported, HasSubstr("url has no absolute URL"));
  EXPECT_THAT(Run({"review", "import", path}, 1), HasSubstr("0 added, 0 updated, 2 unchanged"));

  const json verified = newsroom_->Ask({"verify", kSaid});
  const std::string quote = verified["matches"][0]["quote"]["name"];
  ASSERT_EQ(ReviewsOf(quote)["https://check.example/a"], "REVIEW_STATE_SUGGESTED");
  EXPECT_THAT(Run({"verify", kSaid, "--speaker", "Ada Park"}, 1),
              AllOf(HasSubstr("Example Check: “Mostly false”"), HasSubstr("suggested: nobody")));
  EXPECT_THAT(Run({"search", "harbour bridge"}), HasSubstr("[perhaps checked by"));

  std::map<std::string, std::string> names;  // of reviews, by URL
  for (const json& review : newsroom_->Ask({"review", "list", "--quote", quote})) {
    names[review["url"]] = review["name"];
  }
  const std::vector<std::string> note = {"--actor", "desk", "--reason", "read it"};
  const auto decide = [&](const char* what, const std::string& url) {
    std::vector<std::string> arguments = {"review", what, names[url], quote};
    arguments.insert(arguments.end(), note.begin(), note.end());
    const json correction = newsroom_->Ask(arguments);
    EXPECT_EQ(correction["quote"], quote);
    return correction["name"].get<std::string>();
  };
  decide("confirm", "https://check.example/a");
  const std::string rejected = decide("reject", "https://check.example/b");
  EXPECT_EQ(ReviewsOf(quote)["https://check.example/a"], "REVIEW_STATE_CONFIRMED");
  EXPECT_EQ(ReviewsOf(quote).count("https://check.example/b"), 0u);
  EXPECT_THAT(Run({"search", "harbour bridge"}), HasSubstr("[already checked by"));
  EXPECT_THAT(Run({"quote", quote}), HasSubstr("https://check.example/a"));
  EXPECT_THAT(Run({"export", "--format", "claim", "--quote", quote}),
              AllOf(HasSubstr("\"alternateName\":\"Mostly false\""),
                    Not(HasSubstr("https://check.example/b"))));
  EXPECT_THAT(Run({"correct", "list"}), HasSubstr("is not about " + quote));
  Run({"correct", "undo", rejected, "--actor", "desk", "--reason", "the same speech"});
  EXPECT_EQ(ReviewsOf(quote)["https://check.example/b"], "REVIEW_STATE_SUGGESTED");

  // An article that comes later with the words; and the first one without them.
  const std::string later = folder_.Write(
      "later.txt", std::string("Later\n\nNews.\n\n“") + kSaid + ",” said Ada Park.\n");
  Run({"ingest", "--url", "https://example.org/later", "--published", "2023-03-01", later});
  EXPECT_EQ(
      newsroom_->Ask({"verify", kSaid})["matches"][0]["quote"]["reviews"][0]["quotes"][0]["state"],
      "REVIEW_STATE_CONFIRMED");
}

TEST_F(ReviewsTest, BadInputIsNamed) {
  EXPECT_THAT(Run({"review", "import", folder_.Path("nothing.json")}, 1),
              HasSubstr("nothing.json"));
  EXPECT_THAT(Run({"review", "import", folder_.Write("text.txt", "no reviews here")}, 1),
              AllOf(HasSubstr("text.txt"), HasSubstr("neither JSON nor a page nor a feed")));
  EXPECT_THAT(
      Run({"review", "add", "--url", "javascript:alert(1)", "--claim", "X", "--publisher", "A"}, 1),
      AllOf(HasSubstr("url"), HasSubstr("FIELD_INVALID")));
  EXPECT_THAT(Run({"review", "add", "--url", "https://check.example/c", "--claim",
                   std::string(30'000, 'x'), "--publisher", "A"},
                  1),
              HasSubstr("FIELD_TOO_LONG"));
  EXPECT_THAT(
      Run({"review", "confirm", "reviews/999999", "quotes/1", "--actor", "a", "--reason", "b"}, 1),
      HasSubstr("REVIEW_NOT_FOUND"));
  EXPECT_THAT(Run({"review", "list", "--quote", "quotes/999999"}, 1), HasSubstr("QUOTE_NOT_FOUND"));
  const std::string added =
      Run({"review", "add", "--url", "https://check.example/c", "--claim",
           "Nobody ever said this here", "--publisher", "Other Check", "--rating", "False",
           "--value", "1", "--worst", "1", "--best", "5", "--date", "2023-02-20"});
  EXPECT_THAT(added, HasSubstr("Other Check: “False”, 1 on their scale of 1 (worst) to 5"));
  EXPECT_THAT(Run({"review", "list", "--publisher", "Other Check"}),
              AllOf(HasSubstr("Nobody ever said this here"), Not(HasSubstr("Example Check"))));
}

}  // namespace
}  // namespace verbatim::tests
