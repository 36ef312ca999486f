#include "clients/cli/speaker_file.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::cli {
namespace {

// A line for each speaker, "LINE NAME, ALIAS, ... = QID; ROLE; ... GENDER KIND" or what is wrong.
std::string Show(std::string_view text) {
  const auto speakers = ReadSpeakerFile(text);
  if (!speakers.ok()) return std::string(speakers.status().message());
  std::string shown;
  for (const FileSpeaker& one : *speakers) {
    shown += std::to_string(one.line) + " ";
    if (!one.speaker.ok()) {
      shown += std::string(one.speaker.status().message()) + "\n";
      continue;
    }
    shown += one.speaker->display_name();
    for (const std::string& alias : one.speaker->aliases()) shown += ", " + alias;
    shown += " = " + one.speaker->wikidata_id();
    for (const std::string& role : one.speaker->roles()) shown += "; " + role;
    if (one.speaker->gender() != v1::GENDER_UNSPECIFIED) {
      shown += " " + v1::Gender_Name(one.speaker->gender());
    }
    if (one.speaker->kind() != v1::SPEAKER_KIND_UNSPECIFIED) {
      shown += " " + v1::SpeakerKind_Name(one.speaker->kind());
    }
    shown += "\n";
  }
  return shown;
}

TEST(SpeakerFileTest, ReadsCsv) {
  EXPECT_EQ(Show("Name,QID,aliases,roles,gender,kind\n"
                 "Ada Park, Q42 ,A. Park; Ada M. Park;,\"mayor, of Ghent\",F,\n"
                 "\n"
                 "NATO,,,,,organisation\n"),
            "2 Ada Park, A. Park, Ada M. Park = Q42; mayor, of Ghent GENDER_FEMALE\n"
            "4 NATO =  SPEAKER_KIND_ORGANIZATION\n");
}

TEST(SpeakerFileTest, ReadsJsonLines) {
  EXPECT_EQ(Show("{\"name\": \"Ada Park\", \"aliases\": [\"A. Park\"], \"qid\": \"Q42\"}\n\n"
                 "{\"name\": \"Bo\", \"roles\": [\"a; b\"], \"gender\": null}"),
            "1 Ada Park, A. Park = Q42\n3 Bo = ; a; b\n");
}

TEST(SpeakerFileTest, ALineThatCantBeReadIsNamedAndTheOthersAreRead) {
  EXPECT_EQ(Show("name,gender\nAda Park,yes\nBo Lane\nCy Reed,male\n"),
            "2 \"yes\" is not female, male or other\n"
            "3 has 1 cells, but there are 2 columns\n"
            "4 Cy Reed =  GENDER_MALE\n");
  EXPECT_EQ(
      Show("{\"name\": 3}\n{\"names\": \"x\"}\n{\"name\": \"x\", \"roles\": \"y\"}\n[]\n{"),
      "1 \"name\" must be text\n"
      "2 there is no \"names\", only name, aliases, wikidata_id (or qid), roles, gender, kind\n"
      "3 \"roles\" must be an array of texts\n"
      "4 is not a JSON object\n"
      "5 is not a JSON object\n");
}

TEST(SpeakerFileTest, AFileWithoutColumnsIsRefusedAsAWhole) {
  EXPECT_EQ(Show(""), "the file is empty");
  EXPECT_EQ(Show("Ada Park,Q42\n"),
            "there is no column \"Ada Park\"; the first line names those of name, aliases, "
            "wikidata_id (or qid), roles, gender, kind");
  EXPECT_EQ(Show("qid,roles\n"), "the first line must name the columns, with \"name\" among them");
  EXPECT_EQ(Show("name,qid,wikidata_id\n"), "the column \"wikidata_id\" stands twice");
  EXPECT_EQ(Show("name\n\"Ada\n"), "line 2: the quotation mark that opens a cell is never closed");
}

}  // namespace
}  // namespace verbatim::cli
