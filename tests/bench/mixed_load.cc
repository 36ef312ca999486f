#include "tests/bench/mixed_load.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <memory>
#include <thread>
#include <utility>

#include <unistd.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "verbatim/v1/article_service.grpc.pb.h"

#include "tests/bench/look_ups.h"
#include "tests/bench/synthetic_article.h"

namespace verbatim::bench {
namespace {

constexpr size_t kClients = 8;      // of each kind
constexpr size_t kArticleEach = 5;  // calls
constexpr double kShareOfCapacity = 0.7;
constexpr int kRows = 10;
// Behind those that the benchmark stored before.
constexpr size_t kFirstArticle = 10'000'000;

double ResidentMb() {
  int64_t total = 0;
  int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / 1e6;
}

// What was measured since the last look.
struct Figures {
  std::vector<double> look_up_ms;
  std::vector<double> ingest_ms;
  int64_t failed = 0;
  size_t calls() const { return look_up_ms.size() + ingest_ms.size(); }
};

// The clients, which end when this goes. Thread-safe.
class Clients {
 public:
  // `calls_per_ms` of all together, each when it is due, by clients that look up and others that
  // ingest, so that none is late for another; 0: as many as are answered, by clients that do both.
  Clients(const std::string& address, const std::vector<std::string>& quotes, double calls_per_ms,
          std::atomic<size_t>& next_article)
      : quotes_(quotes), next_article_(next_article) {
    if (calls_per_ms == 0) {
      Start(address, Calls::kBoth, 0);
      return;
    }
    constexpr double kIngestShare = 1.0 / kArticleEach;
    Start(address, Calls::kLookUps, calls_per_ms * (1 - kIngestShare));
    Start(address, Calls::kIngest, calls_per_ms * kIngestShare);
  }
  ~Clients() {
    stop_ = true;
    for (std::thread& thread : threads_) thread.join();
  }

  Figures Take() {
    absl::MutexLock lock(&mu_);
    return std::exchange(figures_, {});
  }

 private:
  enum class Calls : uint8_t { kBoth, kLookUps, kIngest };

  void Start(const std::string& address, Calls calls, double calls_per_ms) {
    const double pause = calls_per_ms > 0 ? kClients / calls_per_ms : 0;
    for (size_t client = 0; client < kClients; ++client) {
      threads_.emplace_back([this, address, calls, pause, client] {
        Run(address, calls, NowMs() + pause * static_cast<double>(client) / kClients, pause,
            client);
      });
    }
  }

  void Run(const std::string& address, Calls calls, double turn, double pause, size_t client) {
    const auto channel = NewChannel(address);
    const auto articles = v1::ArticleService::NewStub(channel);
    const auto quotes = v1::QuoteService::NewStub(channel);
    for (size_t call = client; !stop_; ++call) {
      if (pause > 0) {
        const double wait = turn - NowMs();
        if (wait > 0) std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(wait));
      } else {
        turn = NowMs();
      }
      const bool ingests =
          calls == Calls::kIngest || (calls == Calls::kBoth && call % kArticleEach == 0);
      const bool ok = ingests ? Ingest(*articles) : LookUp(*quotes, call);
      const double took = NowMs() - turn;
      turn += pause;
      absl::MutexLock lock(&mu_);
      (ingests ? figures_.ingest_ms : figures_.look_up_ms).push_back(took);
      figures_.failed += ok ? 0 : 1;
    }
  }

  bool Ingest(v1::ArticleService::Stub& stub) {
    const app::IncomingArticle made = MakeArticle(kShapes[2], next_article_++);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    v1::IngestArticleRequest request;
    request.mutable_article()->set_url(made.url);
    request.mutable_article()->set_outlet(made.outlet);
    request.mutable_article()->set_text(made.text);
    v1::IngestArticleResponse response;
    return stub.IngestArticle(&context, request, &response).ok();
  }

  bool LookUp(v1::QuoteService::Stub& stub, size_t call) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    v1::GetQuoteRequest request;
    request.set_name(quotes_[call % quotes_.size()]);
    v1::Quote response;
    return stub.GetQuote(&context, request, &response).ok();
  }

  const std::vector<std::string>& quotes_;
  std::atomic<size_t>& next_article_;
  std::atomic<bool> stop_ = false;
  absl::Mutex mu_;
  Figures figures_ ABSL_GUARDED_BY(mu_);
  std::vector<std::thread> threads_;
};

}  // namespace

Json MeasureMixedLoad(const std::string& address, const std::vector<std::string>& quotes,
                      int seconds) {
  std::atomic<size_t> next_article = kFirstArticle;
  const std::chrono::milliseconds row_time(std::max(1, seconds * 1000 / kRows));
  const auto row_ms = static_cast<double>(row_time.count());
  double capacity = 0;  // calls a millisecond
  {
    Clients clients(address, quotes, 0, next_article);
    std::this_thread::sleep_for(row_time);  // so much to warm up
    clients.Take();
    std::this_thread::sleep_for(row_time);
    capacity = static_cast<double>(clients.Take().calls()) / row_ms;
  }
  Json rows = Json::array();
  Clients clients(address, quotes, capacity * kShareOfCapacity, next_article);
  for (int row = 1; row <= kRows; ++row) {
    std::this_thread::sleep_for(row_time);
    const Figures figures = clients.Take();
    rows.push_back(
        {{"until_s", Rounded(row * row_ms / 1000, 1)},
         {"calls_per_s", Rounded(static_cast<double>(figures.calls()) * 1000 / row_ms, 0)},
         {"failed", figures.failed},
         {"look_up_p50_ms", Rounded(Percentile(figures.look_up_ms, 0.5), 2)},
         {"look_up_p99_ms", Rounded(Percentile(figures.look_up_ms, 0.99), 2)},
         {"ingest_p50_ms", Rounded(Percentile(figures.ingest_ms, 0.5), 2)},
         {"ingest_p99_ms", Rounded(Percentile(figures.ingest_ms, 0.99), 2)},
         {"resident_mb", Rounded(ResidentMb(), 1)}});
  }
  return {{"capacity_per_s", Rounded(capacity * 1000, 0)}, {"rows", rows}};
}

}  // namespace verbatim::bench
