#include "services/http/page_files.h"

#include <array>

#include "gtest/gtest.h"

namespace verbatim::http {
namespace {

constexpr std::array<PageFile, 4> kFiles = {{{"/index.html", "<p>", "e1"},
                                             {"/assets/app.js", "run()", "e2"},
                                             {"/assets/app.js.gz", "zzz", "e3"},
                                             {"/icon.svg", "<svg/>", "e4"}}};

TEST(PageFilesTest, FindsFilesWithTypeAndCaching) {
  const PageFiles files(kFiles);
  const PageAnswer script = files.Find("/assets/app.js", /*accepts_gzip=*/false);
  ASSERT_NE(script.file, nullptr);
  EXPECT_EQ(script.file->content, "run()");
  EXPECT_EQ(script.content_type, "text/javascript; charset=utf-8");
  EXPECT_NE(script.cache_control.find("immutable"), std::string_view::npos);
  EXPECT_EQ(files.Find("/icon.svg", false).cache_control, "no-cache");
}

TEST(PageFilesTest, PrefersTheCompressedFileForThoseWhoTakeIt) {
  const PageFiles files(kFiles);
  const PageAnswer script = files.Find("/assets/app.js", /*accepts_gzip=*/true);
  EXPECT_TRUE(script.gzip);
  EXPECT_EQ(script.file->etag, "e3");
  EXPECT_EQ(script.content_type, "text/javascript; charset=utf-8");
  EXPECT_FALSE(files.Find("/icon.svg", true).gzip);
}

TEST(PageFilesTest, ThePagesViewsGetItsIndexAndMissingFilesNothing) {
  const PageFiles files(kFiles);
  for (const char* view : {"/", "/quotes/7", "/a.b/speakers"}) {
    ASSERT_NE(files.Find(view, false).file, nullptr) << view;
    EXPECT_EQ(files.Find(view, false).file->etag, "e1") << view;
  }
  EXPECT_EQ(files.Find("/assets/old.js", false).file, nullptr);
  EXPECT_EQ(files.Find("/../secret.txt", false).file, nullptr);
  EXPECT_EQ(PageFiles({}).Find("/", false).file, nullptr);
}

TEST(PageFilesTest, EtagsMatchInLists) {
  EXPECT_TRUE(MatchesEtag("\"a\", W/\"b\"", "b"));
  EXPECT_TRUE(MatchesEtag("*", "b"));
  EXPECT_FALSE(MatchesEtag("\"ab\"", "b"));
  EXPECT_FALSE(MatchesEtag("", "b"));
}

}  // namespace
}  // namespace verbatim::http
