// What people do with speakers, revisions and articles on the command line, against a real server.

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

constexpr char kAround[] =
    "The council met for six hours behind closed doors while farmers parked their tractors outside "
    "the town hall and the police closed two bridges.\n\n";
constexpr char kAfter[] =
    "\n\nA union of growers called the plan a good start and promised to end the blockade as soon "
    "as the money for new pumps has come.\n";

class RegistryTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    data_ = new DataFolder();
    server_ = new RunningServer(data_->Path());
    newsroom_ = new Newsroom(*server_);
  }
  static void TearDownTestSuite() {
    delete newsroom_;
    delete server_;
    delete data_;
  }
  void SetUp() override { ASSERT_TRUE(server_->IsUp()); }

  // Runs a command that must end with `exit_code`, and returns what it printed, errors too.
  static std::string Run(std::vector<std::string> arguments, int exit_code = 0) {
    const cli::ProgramResult result = newsroom_->Run(arguments);
    EXPECT_EQ(result.exit_code, exit_code) << arguments[0] << "\n" << result.err;
    return result.out + result.err;
  }

  static std::string Url(const std::string& name) { return "https://example.org/" + name; }

  // Ingests a text and returns its only direct quotation.
  json Ingest(const std::string& name, const std::string& text, const std::string& published) {
    Run({"ingest", "--url", Url(name), "--outlet", "Example " + name, "--published", published,
         folder_.Write(name + ".txt", text)});
    const json occurrences = newsroom_->Ask({"article", Url(name)});
    json direct = json::array();
    for (const json& occurrence : occurrences) {
      if (occurrence["statement"]["kind"] == "STATEMENT_KIND_DIRECT") direct.push_back(occurrence);
    }
    EXPECT_EQ(direct.size(), 1u) << occurrences.dump(1);
    return direct.at(0);
  }
  static std::string SpeakerOf(const json& occurrence) {
    return occurrence["statement"]["speaker"]["speaker"];
  }

  static inline DataFolder* data_ = nullptr;
  static inline RunningServer* server_ = nullptr;
  static inline Newsroom* newsroom_ = nullptr;
  cli::TestFolder folder_;
};

TEST_F(RegistryTest, KnownSpeakersAreImportedLineByLine) {
  const std::string file = folder_.Write("known.csv",
                                         "name,qid,aliases,roles,gender\n"
                                         "Olena Marchuk,Q800001,O. Marchuk,mayor of Lviv,female\n"
                                         "Petro Koval,800002,,,\n"
                                         ",Q800003,,,\n"
                                         "Olena M. Marchuk,Q800001,,,\n"
                                         "Ivan Bilyk,,,,perhaps\n");
  const std::string report = Run({"speaker", "import", file}, 1);
  EXPECT_THAT(report, HasSubstr("1 added, 0 merged, 0 unchanged, 4 refused"));
  EXPECT_THAT(report, testing::ContainsRegex("2 +added +speakers/[0-9]+ +Olena Marchuk"));
  EXPECT_THAT(report, HasSubstr("Q800001 stands on line 2 already"));
  EXPECT_THAT(report, HasSubstr("\"perhaps\" is not female, male or other"));
  EXPECT_THAT(Run({"speaker", "import", file}, 1), HasSubstr("1 unchanged"));
  const std::string shown = Run({"speaker", "q800001"});
  EXPECT_THAT(shown, HasSubstr("Olena Marchuk"));
  EXPECT_THAT(shown, HasSubstr("mayor of Lviv"));
  EXPECT_THAT(Run({"speaker", "Marchuck"}), HasSubstr("Q800001"));  // another spelling

  EXPECT_THAT(Run({"speaker", "import", folder_.Path("none.csv")}, 1), HasSubstr("No such file"));
  EXPECT_THAT(Run({"speaker", "import", folder_.Write("bad.csv", "who,qid\nAda,Q1\n")}, 1),
              HasSubstr("there is no column \"who\""));
  EXPECT_THAT(Run({"speaker", "import", folder_.Write("open.csv", "name\n\"Ada\n")}, 1),
              HasSubstr("line 2: the quotation mark that opens a cell is never closed"));
  EXPECT_THAT(Run({"speaker", "import"}, 2), HasSubstr("FILE"));
}

TEST_F(RegistryTest, CorrectionsAreMadeListedAndUndone) {
  const json one =
      Ingest("one", "“The lantern stays lit all winter,” said Wilma Oakes.\n", "2023-02-15");
  const json other =
      Ingest("other", "“Nobody may row past the buoy,” said Wilmot Oates.\n", "2023-02-15");
  const std::string merged = Run({"correct", "merge", SpeakerOf(other), SpeakerOf(one), "--reason",
                                  "one person", "--actor", "desk"});
  EXPECT_THAT(merged, HasSubstr("Wilmot Oates"));
  EXPECT_THAT(merged, HasSubstr("desk: one person"));
  EXPECT_THAT(Run({"speaker", "Wilma Oakes"}), HasSubstr("2 statements"));
  const std::string correction = merged.substr(0, merged.find(' '));
  EXPECT_THAT(Run({"correct", "undo", correction, "--reason", "two after all", "--actor", "desk"}),
              HasSubstr("undone"));
  EXPECT_THAT(Run({"correct", "list"}), HasSubstr("two after all"));
  EXPECT_THAT(Run({"correct", "undo", correction, "--reason", "again", "--actor", "desk"}, 1),
              HasSubstr("CORRECTION_UNDONE"));
  EXPECT_THAT(Run({"correct", "merge", "speakers/999999", SpeakerOf(one), "--reason", "x",
                   "--actor", "desk"},
                  1),
              HasSubstr("SPEAKER_NOT_FOUND"));
  EXPECT_THAT(
      Run({"correct", "split", "quotes/999999", "1/1", "--reason", "x", "--actor", "desk"}, 1),
      HasSubstr("QUOTE_NOT_FOUND"));
  const auto merge_quotes = [&](const std::string& from, const std::string& into, int status) {
    return Run({"correct", "merge", from, into, "--reason", "one saying", "--actor", "desk"},
               status);
  };
  EXPECT_THAT(merge_quotes("quotes/2", "1", 0), HasSubstr("quotes/2 is quotes/1"));
  EXPECT_THAT(merge_quotes("quotes/2", "quotes/1", 1), HasSubstr("merged into itself"));
  EXPECT_THAT(Run({"correct", "merge", SpeakerOf(one)}, 2), HasSubstr("INTO"));
  const auto content = [&](const std::string& range, int status) {
    return Run({"correct", "content", one["name"], range, "--reason", "cut", "--actor", "desk"},
               status);
  };
  EXPECT_THAT(content("5-33", 0),
              AllOf(HasSubstr("[lantern stays lit all winter]"), HasSubstr("not [“The")));
  EXPECT_THAT(content("5-4", 1), HasSubstr("content[0].end must be greater than start"));
  EXPECT_THAT(content("5-100000", 1), HasSubstr("content[0].end is 100000, no place in the text"));
  EXPECT_THAT(content("5", 1), HasSubstr("5 is no range of the form 120-168"));
  EXPECT_THAT(Run({"correct", "rename", SpeakerOf(one), "Wilma Q. Oakes", "--actor", "desk"}, 2),
              HasSubstr("--reason"));
}

TEST_F(RegistryTest, ConflictsAreShownWithEachSidesEvidence) {
  Ingest("left", "“Every ferry on this river belongs to the people of Hollin,” said Tess Arden.\n",
         "2023-02-15");
  Ingest("right", "“Every ferry on this river belongs to the people of Hollin,” said Rolf Brask.\n",
         "2023-02-16");
  const std::string shown = Run({"conflicts", "--speaker", "Arden"});
  for (const char* part : {"Every ferry on this river", "Tess Arden", "Rolf Brask", "Example left",
                           "Example right", "Source, as written", "2023-02-16"}) {
    EXPECT_THAT(shown, HasSubstr(part));
  }
  EXPECT_THAT(Run({"conflicts", "--speaker", "Arden", "--since", "2023-03-01"}),
              HasSubstr("No quote is credited to several."));
  const json conflicts = newsroom_->Ask({"conflicts", "--speaker", "Brask"});
  ASSERT_EQ(conflicts.size(), 1u);
  EXPECT_EQ(conflicts[0]["evidence"].size(), 2u);
  EXPECT_THAT(Run({"conflicts", "--since", "soon"}, 2), HasSubstr("--since"));
}

TEST_F(RegistryTest, ACopyIsToldFromAnIndependentReport) {
  const std::string said = "“Nobody in this valley will drink from that well again,” ";
  const json first =
      Ingest("agency", kAround + said + "mayor Juno Falk told reporters." + kAfter, "2023-02-15");
  Ingest("copy", kAround + said + "Juno Falk, the mayor, told reporters." + kAfter, "2023-02-16");
  Ingest("own",
         "Hundreds of people watched on a screen in the rain as their mayor spoke on Monday night "
         "about the state of the water.\n\n" +
             said + "Juno Falk said.\n\nCritics had asked for tests of all wells in the county.\n",
         "2023-02-17");
  const std::string shown = Run({"chain", first["quote"].get<std::string>()});
  EXPECT_THAT(shown, HasSubstr("First known appearance"));
  EXPECT_THAT(shown, HasSubstr("Copied, it seems: "));
  EXPECT_THAT(shown, HasSubstr("Independent: "));
  const std::string speaker = Run({"speaker", SpeakerOf(first)});
  EXPECT_THAT(speaker,
              HasSubstr("mayor, 2023-02-15 (Example agency) to 2023-02-16 (Example copy)"));
}

TEST_F(RegistryTest, AnErasedArticleIsGoneAndSaysWhatWentWithIt) {
  Ingest("gone", "“The quarry was never ours to sell,” said Hedda Quill.\n", "2023-02-15");
  EXPECT_THAT(Run({"article", Url("gone"), "--delete", "--actor", "desk"}, 2),
              HasSubstr("--reason"));
  EXPECT_THAT(Run({"article", "--delete", "--reason", "x"}, 2), HasSubstr("ARTICLE"));
  const std::vector<std::string> erase = {"article",  Url("gone"),       "--delete", "--yes",
                                          "--reason", "a court said so", "--actor",  "desk"};
  EXPECT_THAT(Run(erase), HasSubstr("1 revision, 1 statement, 1 quote and 1 speaker"));
  EXPECT_THAT(Run(erase, 1), HasSubstr("no article of this URL is stored"));
  EXPECT_THAT(Run({"article", "--erased"}), HasSubstr("a court said so"));
  EXPECT_THAT(Run({"article", Url("gone"), "--erased"}), HasSubstr("a court said so"));
  EXPECT_THAT(Run({"article", Url("never"), "--erased"}),
              HasSubstr("No article of this URL was erased"));
  EXPECT_THAT(Run({"search", "quarry"}, 1), Not(HasSubstr("never ours")));
  EXPECT_THAT(Run({"speaker", "Hedda"}, 1), HasSubstr("No speaker"));
}

TEST_F(RegistryTest, RevisionsShowWhatWasAltered) {
  Ingest("live", "“We counted nine boats at the pier,” said Orla Finch.\n", "2023-02-15");
  Ingest("live", "“We counted nineteen boats at the pier,” said Orla Finch.\n", "2023-02-15");
  const std::string shown = Run({"article", Url("live"), "--revisions"});
  EXPECT_THAT(shown, HasSubstr("Revision 2"));
  EXPECT_THAT(shown, HasSubstr("altered"));
  EXPECT_THAT(shown, HasSubstr("nineteen"));
  EXPECT_THAT(Run({"article", Url("never"), "--revisions"}, 1),
              HasSubstr("no article of this URL is stored"));
}

}  // namespace
}  // namespace verbatim::tests
