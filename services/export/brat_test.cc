#include "services/export/brat.h"

#include <string>

#include "gtest/gtest.h"

#include "services/export/export_testing.h"

namespace verbatim::exports {
namespace {

TEST(BratAnnotations, OfAStatementAreItsSpansRelationsKindAndSpeaker) {
  EXPECT_EQ(BratAnnotations({FullRecord()}),
            "T1\tContent 0 11;22 31\t“Über all,” “=1+1 𝄞.”\n"
            "T2\tSource 12 15\tshe\n"
            "R1\tSaidBy Arg1:T1 Arg2:T2\n"
            "T3\tCue 16 20\tsaid\n"
            "R2\tReportedBy Arg1:T1 Arg2:T3\n"
            "A1\tKind T1 DIRECT\n"
            "#1\tAnnotatorNotes T1\tarticles/3/occurrences/7 Ada Okafor (PERSON)\n");
}

TEST(BratAnnotations, NoSpanGoesOverALineEnd) {
  OccurrenceRecord record = BareRecord();
  record.content = {{.span = {.begin = 40, .end = 53, .text = "@all\r\n\nühips."}}};
  EXPECT_EQ(BratAnnotations({record}),
            "T1\tContent 40 44;47 53\t@all ühips.\n"
            "A1\tKind T1 INDIRECT\n"
            "#1\tAnnotatorNotes T1\tarticles/3/occurrences/8\n");
}

TEST(BratAnnotations, StatementsShareAMention) {
  OccurrenceRecord second = FullRecord();
  second.name = "articles/3/occurrences/9";
  second.resolved.name = "Ada\nOkafor";
  const std::string written = BratAnnotations({FullRecord(), second});
  EXPECT_EQ(written.substr(written.find("T4")),
            "T4\tContent 0 11;22 31\t“Über all,” “=1+1 𝄞.”\n"
            "R3\tSaidBy Arg1:T4 Arg2:T2\n"
            "R4\tReportedBy Arg1:T4 Arg2:T3\n"
            "A2\tKind T4 DIRECT\n"
            "#2\tAnnotatorNotes T4\tarticles/3/occurrences/9 Ada Okafor (PERSON)\n");
}

TEST(BratAnnotations, OfNothingAreNone) { EXPECT_EQ(BratAnnotations({}), ""); }

}  // namespace
}  // namespace verbatim::exports
