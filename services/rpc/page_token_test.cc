#include "services/rpc/page_token.h"

#include <string>

#include "gtest/gtest.h"
#include "verbatim/v1/article_service.pb.h"
#include "verbatim/v1/speaker_service.pb.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

v1::ListArticlesRequest Request(const std::string& outlet, int page_size = 10) {
  v1::ListArticlesRequest request;
  request.set_outlet(outlet);
  request.set_page_size(page_size);
  return request;
}

std::string ReasonOf(const absl::StatusOr<std::string>& read) {
  if (read.ok()) return "OK " + *read;
  EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(read.status())->field, "page_token");
  return GetErrorDetail(read.status())->reason;
}

TEST(PageTokenTest, CarriesTheCursorToTheNextPage) {
  const std::string cursor("any\0bytes\xFF", 10);
  v1::ListArticlesRequest next = Request("Example Times");
  next.set_page_token(MakePageToken(Request("Example Times"), cursor));
  EXPECT_EQ(*ReadPageToken(next), cursor);
}

TEST(PageTokenTest, TheLastPageHasNone) {
  EXPECT_EQ(MakePageToken(Request(""), ""), "");
  EXPECT_EQ(*ReadPageToken(Request("")), "");
}

TEST(PageTokenTest, ThePageSizeMayChange) {
  v1::ListArticlesRequest next = Request("A", 99);
  next.set_page_token(MakePageToken(Request("A", 10), "c"));
  EXPECT_EQ(ReasonOf(ReadPageToken(next)), "OK c");
}

TEST(PageTokenTest, ATokenOfAnotherFilterIsRefused) {
  v1::ListArticlesRequest next = Request("B");
  next.set_page_token(MakePageToken(Request("A"), "c"));
  EXPECT_EQ(ReasonOf(ReadPageToken(next)), "PAGE_TOKEN_INVALID");
}

TEST(PageTokenTest, ATokenOfAnotherListIsRefused) {
  v1::ListSpeakersRequest next;
  next.set_page_token(MakePageToken(Request(""), "c"));
  EXPECT_EQ(ReasonOf(ReadPageToken(next)), "PAGE_TOKEN_INVALID");
}

TEST(PageTokenTest, DamagedTokensAreRefused) {
  const std::string token = MakePageToken(Request("A"), "cursor");
  for (size_t i = 0; i < token.size(); ++i) {
    std::string damaged = token;
    damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
    v1::ListArticlesRequest next = Request("A");
    next.set_page_token(damaged);
    EXPECT_EQ(ReasonOf(ReadPageToken(next)), "PAGE_TOKEN_INVALID") << damaged;
  }
  for (const std::string& bad : {std::string("x"), std::string("not base64!"), token + token,
                                 token.substr(0, token.size() / 2), std::string(100'000, 'A')}) {
    v1::ListArticlesRequest next = Request("A");
    next.set_page_token(bad);
    EXPECT_EQ(ReasonOf(ReadPageToken(next)), "PAGE_TOKEN_INVALID") << bad.substr(0, 50);
  }
}

}  // namespace
}  // namespace verbatim::rpc
