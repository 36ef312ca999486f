#include "services/extraction/model.h"

#include <gtest/gtest.h>

#include "services/base/error.h"

namespace verbatim::extraction {
namespace {

TEST(ModelTest, TheBuiltInModelOpens) {
  const auto model = Model::Open(BuiltInModelBytes());
  ASSERT_TRUE(model.ok()) << model.status();
}

TEST(ModelTest, ADamagedFileIsAClearError) {
  std::string bytes(BuiltInModelBytes());
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const auto model = Model::Open(bytes);
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(GetErrorDetail(model.status())->reason, "MODEL_DAMAGED");
}

TEST(ModelTest, AFileWithoutAModelIsAClearError) {
  const std::string bytes = ModelFileWriter().Finish();
  const auto model = Model::Open(bytes);
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(GetErrorDetail(model.status())->reason, "MODEL_DAMAGED");
}

}  // namespace
}  // namespace verbatim::extraction
