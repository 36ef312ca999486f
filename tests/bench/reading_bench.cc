// How fast documents become articles, and whether memory grows with how many there are: made-up web
// pages, one after the other, as files and as one WARC stream that is never whole in memory.
//
// Usage: reading_bench [--pages N]   (default 10,000: 1 GB)

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "services/articles/read_articles.h"

namespace verbatim {
namespace {

constexpr int kPages = 10'000;
constexpr size_t kPageBytes = 100'000;

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// What is resident now, in MB.
double ResidentMb() {
  std::ifstream file("/proc/self/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// Makes pages as news sites serve them: scripts and styles are most of their bytes, then links
// around the article, then the article.
class PageMaker {
 public:
  std::string Make(int number) {
    random_.seed(static_cast<uint32_t>(number));
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Story " +
        std::to_string(number) +
        " | Example Herald</title>\n<script type=\"application/ld+json\">" +
        "{\"@type\": \"NewsArticle\", \"headline\": \"Story " + std::to_string(number) +
        "\", \"datePublished\": \"2024-03-01T10:00:00Z\", \"author\": {\"name\": \"Lena Ort\"}, " +
        "\"publisher\": {\"name\": \"Example Herald\"}}</script>\n<script>";
    while (page.size() < kPageBytes / 2)
      page += "window.q=window.q||[];q.push({a:1<2,b:'</p>'});\n";
    page += "</script></head><body><nav><ul>";
    AddLinks(60, page);
    page += "</ul></nav><article><h1>Story " + std::to_string(number) + "</h1>";
    while (page.size() < kPageBytes * 3 / 4) {
      page += "<p class=\"body-text\">";
      AddSentences(4, page);
      page += "</p>\n<div class=\"related-links\"><a href=\"/a\">Read on about it</a></div>";
    }
    page += "</article><aside><ul>";
    while (page.size() < kPageBytes) AddLinks(1, page);
    return page + "</ul></aside></body></html>\n";
  }

 private:
  void AddLinks(int count, std::string& page) {
    for (int i = 0; i < count; ++i) {
      page += "<li class=\"nav-item\"><a href=\"/section/" + std::to_string(random_() % 1000) +
              "\">" + Word() + " " + Word() + "</a></li>\n";
    }
  }
  void AddSentences(int count, std::string& page) {
    for (int i = 0; i < count; ++i) {
      page += "“The " + Word() + " " + Word() + ",” Ada Park said of <a href=\"/x\">the " + Word() +
              "</a> &amp; " + Word() + ", ";
      for (int w = 0; w < 8; ++w) page += Word() + " ";
      page += "on Friday. ";
    }
  }
  std::string Word() {
    static constexpr const char* kWords[] = {"harbour", "rota",  "ferry", "pilots", "council",
                                             "winter",  "board", "ship",  "street", "price"};
    return kWords[random_() % std::size(kWords)];
  }

  std::mt19937 random_;
};

// All pages as one WARC file, made as it is read.
class WarcOfPages : public articles::ByteSource {
 public:
  explicit WarcOfPages(int pages) : pages_(pages) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (used_ == record_.size()) {
      if (next_ == pages_) return size_t{0};
      MakeRecord();
    }
    size = std::min(size, record_.size() - used_);
    std::memcpy(buffer, record_.data() + used_, size);
    used_ += size;
    return size;
  }

 private:
  void MakeRecord() {
    const std::string page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + maker_.Make(next_);
    record_ = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/" +
              std::to_string(next_) + "\r\nContent-Type: application/http\r\nContent-Length: " +
              std::to_string(page.size()) + "\r\n\r\n" + page + "\r\n\r\n";
    used_ = 0;
    ++next_;
  }

  const int pages_;
  PageMaker maker_;
  int next_ = 0;
  std::string record_;
  size_t used_ = 0;
};

struct Run {
  int pages = 0;
  int articles = 0;
  double megabytes = 0;
  double seconds = 0;   // CPU, without making the pages
  double early_mb = 0;  // resident after a tenth
  double late_mb = 0;   // resident at the end
};

// Counts an article, and looks at the memory after a tenth of them.
void Take(const absl::StatusOr<articles::FoundArticle>& found, Run& run) {
  if (found.ok() && found->article.entries.size() == 1) ++run.articles;
  if (run.articles == run.pages / 10) run.early_mb = ResidentMb();
}

Run ReadPages(int pages) {
  Run run{.pages = pages};
  PageMaker maker;
  for (int i = 0; i < pages; ++i) {
    const std::string page = maker.Make(i);
    run.megabytes += static_cast<double>(page.size()) / 1e6;
    const double begin = CpuSeconds();
    articles::MemorySource source(page);
    (void)articles::ReadArticles(
        source, {}, [&](const articles::Place&, absl::StatusOr<articles::FoundArticle> found) {
          Take(found, run);
          return true;
        });
    run.seconds += CpuSeconds() - begin;
  }
  run.late_mb = ResidentMb();
  return run;
}

Run ReadStream(int pages) {
  Run run{.pages = pages};
  PageMaker maker;
  double making = CpuSeconds();
  for (int i = 0; i < pages; ++i) run.megabytes += static_cast<double>(maker.Make(i).size()) / 1e6;
  making = CpuSeconds() - making;
  WarcOfPages source(pages);
  const double begin = CpuSeconds();
  (void)articles::ReadArticles(
      source, {}, [&](const articles::Place&, absl::StatusOr<articles::FoundArticle> found) {
        Take(found, run);
        return true;
      });
  run.seconds = CpuSeconds() - begin - making;
  run.late_mb = ResidentMb();
  return run;
}

bool Print(const char* name, const Run& run) {
  std::printf(
      "%-6s %8d pages %8.0f MB %8.1f MB/s %8.0f pages/s   resident %.0f MB after a tenth, "
      "%.0f MB at the end\n",
      name, run.articles, run.megabytes, run.megabytes / run.seconds, run.pages / run.seconds,
      run.early_mb, run.late_mb);
  if (run.articles != run.pages) std::fprintf(stderr, "%s: not every page was read\n", name);
  return run.articles == run.pages;
}

}  // namespace
}  // namespace verbatim

int main(int argc, char** argv) {
  int pages = verbatim::kPages;
  if (argc == 3 && std::string(argv[1]) == "--pages") pages = std::atoi(argv[2]);
  if (pages < 10 || (argc != 1 && argc != 3)) {
    std::fprintf(stderr, "Usage: reading_bench [--pages N], at least 10\n");
    return 2;
  }
  const bool pages_read = verbatim::Print("html", verbatim::ReadPages(pages));
  const bool stream_read = verbatim::Print("warc", verbatim::ReadStream(pages));
  return pages_read && stream_read ? 0 : 1;
}
