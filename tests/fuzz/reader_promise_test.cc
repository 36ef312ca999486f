// The readers' promise on every sample, cut off at any place and with any bytes changed.

#include "tests/fuzz/reader_promise.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "gtest/gtest.h"

namespace verbatim::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Samples() {
  std::vector<std::string> samples;
  for (const auto& entry : fs::directory_iterator(VERBATIM_SOURCE_DIR "/tests/data/formats")) {
    if (entry.path().string().ends_with(".expected.json")) continue;
    std::stringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    samples.push_back(content.str());
  }
  std::sort(samples.begin(), samples.end());
  return samples;
}

TEST(ReaderPromiseTest, HoldsForSamplesAsEveryFormat) {
  for (const std::string& sample : Samples()) {
    for (articles::Format format : articles::kFormats) {
      ASSERT_EQ(BrokenReaderPromise(sample, format), "") << sample;
    }
  }
}

TEST(ReaderPromiseTest, HoldsForDamagedSamples) {
  constexpr uint32_t kSeed = 20240301;
  std::mt19937 random(kSeed);
  for (const std::string& sample : Samples()) {
    const articles::Format format = articles::SniffFormat(sample);
    for (int round = 0; round < 40; ++round) {
      std::string damaged = sample.substr(0, random() % (sample.size() + 1));
      for (int change = 0; change < 3 && !damaged.empty(); ++change) {
        constexpr std::string_view kBytes("<>&;\"'/=\0\xFF\xC2{}[]\n :-", 20);
        damaged[random() % damaged.size()] = kBytes[random() % kBytes.size()];
      }
      ASSERT_EQ(BrokenReaderPromise(damaged, format), "") << "seed " << kSeed << ": " << damaged;
    }
  }
}

}  // namespace
}  // namespace verbatim::fuzz
