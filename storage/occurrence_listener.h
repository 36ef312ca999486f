#ifndef VERBATIM_STORAGE_OCCURRENCE_LISTENER_H_
#define VERBATIM_STORAGE_OCCURRENCE_LISTENER_H_

#include <functional>
#include <string>
#include <thread>

#include "absl/status/statusor.h"

namespace verbatim::storage {

// Hears from Postgres (LISTEN) that occurrences are stored, by whichever server, over a connection
// of its own and in a thread of its own. A connection that is lost is opened again, every second.
class OccurrenceListener {
 public:
  // `on_new` is called when something new may be stored: some notifications may have been one, and
  // after each connect, since what came before it was not heard. It must not block.
  // REQUIRES: url has been opened as a store.
  OccurrenceListener(std::string url, std::function<void()> on_new);
  OccurrenceListener(const OccurrenceListener&) = delete;
  OccurrenceListener& operator=(const OccurrenceListener&) = delete;
  ~OccurrenceListener();  // `on_new` is not called any more once this returns

 private:
  void Run();
  void Listen();
  bool WaitFor(int fd, int milliseconds) const;

  const std::string url_;
  const std::function<void()> on_new_;
  const int stop_;  // an eventfd, readable when the thread shall end
  std::thread thread_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_OCCURRENCE_LISTENER_H_
