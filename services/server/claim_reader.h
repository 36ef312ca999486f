#ifndef VERBATIM_SERVICES_SERVER_CLAIM_READER_H_
#define VERBATIM_SERVICES_SERVER_CLAIM_READER_H_

#include <atomic>
#include <chrono>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "storage/store.h"

namespace verbatim::server {

// Reads the claims of articles after they were stored, in a thread of its own, for as long as it
// lives: a batch at a time while there are any, then again after a pause; with rests while articles
// come in, so that storing them keeps four fifths of its pace. What fails is logged and
// tried again. Once a minute it deletes alerts that are too old. Several servers of one database
// may do so at once. Thread-safe.
class ClaimReader {
 public:
  // REQUIRES: store outlives this.
  explicit ClaimReader(storage::Store& store,
                       std::chrono::milliseconds pause = std::chrono::seconds(1));
  ClaimReader(const ClaimReader&) = delete;
  ClaimReader& operator=(const ClaimReader&) = delete;
  ~ClaimReader();

 private:
  void Run();
  bool DeleteOldAlerts(const CallContext& call);
  void Rest(std::chrono::milliseconds time);  // until then, or until it is to stop

  storage::Store& store_;
  const std::chrono::milliseconds pause_;
  std::atomic<bool> stopping_ = false;  // also asked within a batch
  absl::Mutex mu_;                      // guards nothing but the wait
  std::thread thread_;
};

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_CLAIM_READER_H_
