#include "tests/bench/sql_replay.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/server/running_server.h"
#include "storage/testing/postgres_proxy.h"
#include "tests/bench/figures.h"

namespace verbatim::bench {
namespace {

// Postgres' ReadyForQuery, but for the transaction's state at its end.
constexpr std::string_view kReady("Z\0\0\0\5", 5);

bool IsReady(std::string_view bytes) {
  return bytes.size() > kReady.size() &&
         bytes.substr(bytes.size() - kReady.size() - 1).starts_with(kReady);
}

// All that a connection's client says, cut where Postgres had answered. Thread-safe.
class Recording {
 public:
  storage::PostgresProxy::Watch Watch() {
    return {.from_client =
                [this](std::string_view bytes) {
                  absl::MutexLock lock(&mu_);
                  said_.append(bytes);
                  return true;
                },
            .from_server =
                [this](std::string_view bytes) {
                  absl::MutexLock lock(&mu_);
                  if (IsReady(bytes)) parts_.push_back(std::exchange(said_, ""));
                  return true;
                }};
  }
  std::vector<std::string> parts() const {
    absl::MutexLock lock(&mu_);
    return parts_;
  }

 private:
  mutable absl::Mutex mu_;
  std::string said_ ABSL_GUARDED_BY(mu_);
  std::vector<std::string> parts_ ABSL_GUARDED_BY(mu_);
};

// One for each connection of a server. Thread-safe.
class Recordings {
 public:
  Recording& Add() {
    absl::MutexLock lock(&mu_);
    return recordings_.emplace_back();
  }
  // That of the connection over which calls are answered: others check the schema and listen.
  const Recording& Longest() const {
    absl::MutexLock lock(&mu_);
    return *std::ranges::max_element(recordings_, {},
                                     [](const Recording& one) { return one.parts().size(); });
  }

 private:
  mutable absl::Mutex mu_;
  std::deque<Recording> recordings_ ABSL_GUARDED_BY(mu_);  // which don't move
};

void Say(storage::PostgresSocket& postgres, const std::string& part) {
  bool answered = postgres.Send(part);
  while (answered) {
    const std::string_view bytes = postgres.Receive();
    answered = !bytes.empty();
    if (IsReady(bytes)) return;
  }
  Check(absl::UnavailableError("Postgres broke off while its statements were sent again"));
}

}  // namespace

std::vector<double> ReplaySql(
    BenchDatabase& database, size_t calls, int rounds,
    const std::function<void(const std::string& address, size_t i)>& ask) {
  const std::string path =
      database.Value("SELECT btrim(current_setting('unix_socket_directories'), '\"')") +
      "/.s.PGSQL.5432";
  Recordings recordings;
  std::vector<std::string> parts;
  std::vector<size_t> ends;  // of each call, in `parts`; the first is of all that was before
  {
    const storage::PostgresProxy proxy(path, [&] { return recordings.Add().Watch(); });
    auto server =
        server::RunningServer::Start({.listen = "127.0.0.1:0",
                                      .database_url = database.url() + proxy.ConnectionSettings(),
                                      .connections = 1});
    Check(server.status());
    for (size_t i = 0; i < calls; ++i) ask((*server)->address(), i);
    const Recording& recording = recordings.Longest();
    ends.push_back(recording.parts().size());
    for (size_t i = 0; i < calls; ++i) {
      ask((*server)->address(), i);
      ends.push_back(recording.parts().size());
    }
    parts = recording.parts();
    server->reset();
  }
  storage::PostgresSocket postgres(path);
  for (size_t part = 0; part < ends[0]; ++part) Say(postgres, parts[part]);
  std::vector<double> times;
  for (int round = 0; round <= rounds; ++round) {
    for (size_t i = 1; i < ends.size(); ++i) {
      const double begin = NowMs();
      for (size_t part = ends[i - 1]; part < ends[i]; ++part) Say(postgres, parts[part]);
      if (round > 0) times.push_back(NowMs() - begin);  // the first to warm up
    }
  }
  return times;
}

}  // namespace verbatim::bench
