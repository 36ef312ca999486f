#include "tests/bench/synthetic_page.h"

#include <algorithm>
#include <string_view>

#include "services/domain/time.h"

namespace verbatim::bench {
namespace {

// A section of links, as navigations and footers have them.
std::string Links(const char* element, size_t number, size_t count) {
  std::string links = std::string("<") + element + " class=\"site-links\"><ul>\n";
  for (size_t i = 0; i < count; ++i) {
    const std::string path = std::to_string((number + 1) * 31 + i);
    links += "<li><a href=\"/story/" + path + "\" data-track=\"link-" + path +
             "\">Another story of the day, number " + path + "</a></li>\n";
  }
  return links + "</ul></" + element + ">\n";
}

std::string Head(const app::IncomingArticle& article) {
  const std::string time = domain::FormatTime(*article.publish_time);
  return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>" +
         article.title + " | " + article.outlet + "</title>\n<link rel=\"canonical\" href=\"" +
         article.url + "\">\n<meta property=\"og:title\" content=\"" + article.title +
         "\">\n<meta property=\"og:site_name\" content=\"" + article.outlet +
         "\">\n<meta property=\"article:published_time\" content=\"" + time +
         "\">\n<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", "
         "\"@type\": \"NewsArticle\", \"headline\": \"" +
         article.title + "\", \"datePublished\": \"" + time +
         "\", \"author\": {\"@type\": \"Person\", \"name\": \"Ada Park\"}, \"publisher\": "
         "{\"@type\": \"Organization\", \"name\": \"" +
         article.outlet + "\"}}</script>\n";
}

std::string Body(const std::string& text, size_t number) {
  constexpr size_t kParagraphsBetween = 5;
  std::string body;
  size_t paragraphs = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find("\n\n", begin), text.size());
    body += "<p class=\"story-text\">" + text.substr(begin, end - begin) + "</p>\n";
    if (++paragraphs % kParagraphsBetween == 0) {
      body +=
          "<figure><img src=\"/picture.jpg\" alt=\"\"><figcaption>A picture of the day. "
          "Photograph: Example Pictures</figcaption></figure>\n" +
          Links("aside", number + paragraphs, 4);
    }
    begin = end + 2;
  }
  return body;
}

}  // namespace

std::string MakePage(const ArticleShape& shape, size_t number, size_t bytes) {
  const app::IncomingArticle article = MakeArticle(shape, number);
  const std::string head = Head(article);
  const std::string body = "</head><body>\n" + Links("nav", number, 60) + "<main><article>\n<h1>" +
                           article.title + "</h1>\n" + Body(article.text, number) +
                           "</article></main>\n" + Links("footer", number, 60) + "</body></html>\n";
  std::string script = "<script>window.settings = [";
  constexpr std::string_view kSetting =
      "{\"name\": \"slot\", \"sizes\": [[300, 250], [728, 90]], \"lazy\": true},\n";
  while (head.size() + script.size() + body.size() < bytes) script += kSetting;
  return head + script + "];</script>\n" + body;
}

std::string MakeWarcRecord(const ArticleShape& shape, size_t number, size_t bytes) {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
                            MakePage(shape, number, bytes);
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.test/" +
         std::to_string(number) +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

}  // namespace verbatim::bench
