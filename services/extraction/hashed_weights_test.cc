#include "services/extraction/hashed_weights.h"

#include <gtest/gtest.h>

#include "services/base/error.h"

namespace verbatim::extraction {
namespace {

std::string FileWith(std::string section) {
  ModelFileWriter writer;
  writer.Add("weights", std::move(section));
  return writer.Finish();
}

TEST(HashedWeightsTest, AddsUpTheRowsOfTheFeatures) {
  std::vector<float> weights(16);
  weights[3] = 0.5F;
  weights[5] = -2;
  const std::string bytes = FileWith(WriteHashedWeights<int16_t>(weights, 1));
  const auto scorer = HashedScorer::Open(ModelFile::Open(bytes).value(), "weights");
  ASSERT_TRUE(scorer.ok()) << scorer.status();
  HashedFeatures features;
  features.Add(3);
  features.Add(16 + 5);  // shares the bucket of 5
  features.Add(7);
  HashedScorer::Sums sum = {};
  scorer->AddTo(sum, features);
  EXPECT_NEAR(static_cast<float>(sum[0]) * scorer->scale(), -1.5F, 1e-3F);
}

TEST(HashedWeightsTest, RowsOfSmallCellsDontOverflow) {
  std::vector<float> weights(32, 1);
  weights[16 + 2] = -1;
  const std::string bytes = FileWith(WriteHashedWeights<int8_t>(weights, 16));
  const auto rows = HashedRows16::Open(ModelFile::Open(bytes).value(), "weights");
  ASSERT_TRUE(rows.ok()) << rows.status();
  HashedFeatures features;
  for (size_t i = 0; i < HashedFeatures::kCapacity; ++i) features.Add(1);
  HashedRows16::Sums sums = {};
  rows->AddTo(sums, features);
  EXPECT_EQ(sums[0], 127 * static_cast<int>(HashedFeatures::kCapacity));
  EXPECT_EQ(sums[2], -sums[0]);
}

TEST(HashedWeightsTest, FeaturesBeyondTheCapacityAreLost) {
  HashedFeatures features;
  for (uint32_t i = 0; i < 2 * HashedFeatures::kCapacity; ++i) features.Add(i);
  EXPECT_EQ(features.size(), HashedFeatures::kCapacity);
}

TEST(HashedWeightsTest, ADamagedSectionIsAClearError) {
  const std::string whole = WriteHashedWeights<int16_t>(std::vector<float>(16, 1), 1);
  std::string odd = whole;
  odd[0] = 15;
  for (const std::string& section : {std::string(), whole.substr(0, 20), whole + "more", odd}) {
    const std::string bytes = FileWith(section);
    const auto scorer = HashedScorer::Open(ModelFile::Open(bytes).value(), "weights");
    ASSERT_FALSE(scorer.ok());
    EXPECT_EQ(GetErrorDetail(scorer.status())->reason, "MODEL_DAMAGED");
  }
}

}  // namespace
}  // namespace verbatim::extraction
