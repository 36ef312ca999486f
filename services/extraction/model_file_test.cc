#include "services/extraction/model_file.h"

#include <gtest/gtest.h>

#include "services/base/error.h"

namespace verbatim::extraction {
namespace {

std::string TwoSections() {
  ModelFileWriter writer;
  writer.Add("b.numbers", std::string("\x01\x00\x00\x00\x00\x00\x80\x3f", 8));
  writer.Add("a.words", "some bytes");
  return writer.Finish();
}

std::string ReasonFor(const std::string& bytes) {
  const auto file = ModelFile::Open(bytes);
  return file.ok() ? "OK" : GetErrorDetail(file.status())->reason;
}

TEST(ModelFileTest, GivesBackWhatWasWritten) {
  const std::string bytes = TwoSections();
  const ModelFile file = ModelFile::Open(bytes).value();
  EXPECT_EQ(file.Section("a.words").value(), "some bytes");
  SectionReader reader(file.Section("b.numbers").value());
  EXPECT_EQ(reader.ReadU32(), 1U);
  EXPECT_EQ(reader.ReadFloat(), 1.0F);
  EXPECT_TRUE(reader.AtEnd());
}

TEST(ModelFileTest, AlignsEverySection) {
  const std::string bytes = TwoSections();
  const ModelFile file = ModelFile::Open(bytes).value();
  for (const auto& [name, section] : file.sections()) {
    EXPECT_EQ((section.data() - bytes.data()) % 64, 0) << name;
  }
}

TEST(ModelFileTest, TellsAForeignFile) {
  EXPECT_EQ(ReasonFor(""), "MODEL_FOREIGN");
  EXPECT_EQ(ReasonFor("PK\x03\x04 and then something much longer than a header"), "MODEL_FOREIGN");
}

TEST(ModelFileTest, TellsAnotherVersion) {
  std::string bytes = TwoSections();
  bytes[8] = static_cast<char>(kModelVersion + 1);
  EXPECT_EQ(ReasonFor(bytes), "MODEL_VERSION");
}

TEST(ModelFileTest, NoticesEveryDamagedByte) {
  const std::string good = TwoSections();
  for (size_t i = 12; i < good.size(); ++i) {
    std::string bytes = good;
    bytes[i] = static_cast<char>(bytes[i] ^ 1);
    EXPECT_EQ(ReasonFor(bytes), "MODEL_DAMAGED") << "byte " << i;
  }
}

TEST(ModelFileTest, NoticesEveryCut) {
  const std::string good = TwoSections();
  for (size_t size = 0; size < good.size(); ++size) {
    EXPECT_NE(ReasonFor(good.substr(0, size)), "OK") << size;
  }
}

TEST(ModelFileTest, SaysWhichSectionIsMissing) {
  const std::string bytes = TwoSections();
  const auto section = ModelFile::Open(bytes).value().Section("c.trees");
  ASSERT_FALSE(section.ok());
  EXPECT_EQ(GetErrorDetail(section.status())->metadata.at("problem"), "no section c.trees");
}

TEST(SectionReaderTest, StopsAtTheEnd) {
  SectionReader reader("abc");
  reader.ReadU32();
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.ReadArray<char>(1), nullptr);
}

}  // namespace
}  // namespace verbatim::extraction
