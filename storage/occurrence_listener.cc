#include "storage/occurrence_listener.h"

#include <array>
#include <memory>
#include <utility>

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "storage/internal/database_url.h"

namespace verbatim::storage {
namespace {

constexpr int kPauseBeforeNextTryMs = 1'000;

std::unique_ptr<PGconn, void (*)(PGconn*)> Connect(const std::string& url) {
  // The last of each key counts; a server that does not answer must not hold up our end for long.
  const std::array<const char*, 3> keys = {"dbname", "connect_timeout", nullptr};
  const std::array<const char*, 3> values = {url.c_str(), "5", nullptr};
  return {PQconnectdbParams(keys.data(), values.data(), 1), &PQfinish};
}

}  // namespace

OccurrenceListener::OccurrenceListener(std::string url, std::function<void()> on_new)
    : url_(std::move(url)),
      on_new_(std::move(on_new)),
      stop_(eventfd(0, EFD_CLOEXEC)),
      thread_([this] { Run(); }) {}

OccurrenceListener::~OccurrenceListener() {
  eventfd_write(stop_, 1);
  thread_.join();
  close(stop_);
}

// True when the thread shall end; false when `fd` can be read (-1: none) or the time is over.
bool OccurrenceListener::WaitFor(int fd, int milliseconds) const {
  std::array<pollfd, 2> waited = {pollfd{stop_, POLLIN, 0}, pollfd{fd, POLLIN, 0}};
  poll(waited.data(), waited.size(), milliseconds);
  return waited[0].revents != 0;
}

void OccurrenceListener::Run() {
  do {
    Listen();
  } while (!WaitFor(-1, kPauseBeforeNextTryMs));
}

// Until the connection is lost or the thread shall end.
void OccurrenceListener::Listen() {
  const absl::StatusOr<DatabaseUrl> url = ParseDatabaseUrl(url_);
  if (!url.ok()) return;
  const auto connection = Connect(url->connection_string);
  PGresult* listening = PQexec(connection.get(), "LISTEN verbatim_occurrences");
  const bool listens = PQresultStatus(listening) == PGRES_COMMAND_OK;
  PQclear(listening);
  if (!listens) return;
  on_new_();
  while (!WaitFor(PQsocket(connection.get()), -1) && PQconsumeInput(connection.get()) == 1) {
    bool heard = false;
    while (PGnotify* notification = PQnotifies(connection.get())) {
      PQfreemem(notification);
      heard = true;
    }
    if (heard) on_new_();
  }
}

}  // namespace verbatim::storage
