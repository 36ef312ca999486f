#include "services/rpc/tokens.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "services/base/error.h"
#include "services/rpc/methods.h"

namespace verbatim::rpc {
namespace {

constexpr char kGet[] = "verbatim.v1.QuoteService.GetQuote";
constexpr char kIngest[] = "verbatim.v1.ArticleService.IngestArticle";

// Their name, or the reason why they may not.
std::string Check(const Authenticator& authenticator, std::string_view authorization,
                  std::string_view method, TokenPlace place = TokenPlace::kHeader) {
  const absl::StatusOr<Caller> caller = authenticator.Identify(authorization, "", place);
  const absl::Status allowed = caller.ok() ? CheckRole(*caller, method) : caller.status();
  return allowed.ok() ? caller->name : GetErrorDetail(allowed)->reason;
}

TEST(TokensTest, EveryServedMethodHasARole) {
  for (const google::protobuf::ServiceDescriptor* service : ServedServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      EXPECT_TRUE(HasRequiredRole(service->method(i)->full_name()))
          << service->method(i)->full_name();
    }
  }
  EXPECT_EQ(RequiredRole("verbatim.v1.NewService.New"), Role::kAdmin);
}

TEST(TokensTest, WithoutTokensTheLocalUserMayDoAll) {
  EXPECT_EQ(Check(Authenticator(), "", kIngest), "local");
}

TEST(TokensTest, HoldersMayDoWhatTheirRoleMay) {
  Authenticator authenticator;
  auto tokens = ParseTokens("desk reader " + HashToken("secret-1") + "  # the fact desk\n\n" +
                            "feed ingester " + HashToken("secret-2") + "\n");
  ASSERT_TRUE(tokens.ok()) << tokens.status();
  authenticator.SetTokens(*std::move(tokens));
  EXPECT_EQ(Check(authenticator, "Bearer secret-1", kGet), "desk");
  EXPECT_EQ(Check(authenticator, "bearer secret-2", kGet), "feed");
  EXPECT_EQ(Check(authenticator, "Bearer secret-2", kIngest), "feed");
  EXPECT_EQ(Check(authenticator, "Bearer secret-1", kIngest), "ROLE_TOO_LOW");
  for (const char* wrong :
       {"", "Bearer ", "Bearer secret-3", "Bearer secret-1 ", "Basic secret-1"}) {
    EXPECT_EQ(Check(authenticator, wrong, kGet), "TOKEN_INVALID") << wrong;
  }
  EXPECT_EQ(Check(authenticator, "Bearer " + HashToken("secret-1"), kGet), "TOKEN_INVALID");

  EXPECT_EQ(Check(authenticator, "Bearer secret-1", kGet, TokenPlace::kUrl), "desk");
  EXPECT_EQ(Check(authenticator, "Bearer secret-2", kGet, TokenPlace::kUrl), "ROLE_TOO_HIGH");

  authenticator.SetTokens({});
  EXPECT_EQ(Check(authenticator, "Bearer secret-1", kGet), "TOKEN_INVALID") << "revoked";
}

TEST(TokensTest, DamagedFilesAreRefused) {
  const std::string hash = HashToken("x");
  EXPECT_EQ(hash, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
  for (const std::string& wrong : std::vector<std::string>{
           "desk", "desk reader", "desk owner " + hash, "desk reader " + hash.substr(1),
           "de/sk reader " + hash, "desk reader " + hash + " more",
           "desk reader " + std::string(64, 'Z')}) {
    EXPECT_EQ(ParseTokens(wrong).status().code(), absl::StatusCode::kInvalidArgument) << wrong;
  }
}

}  // namespace
}  // namespace verbatim::rpc
