#ifndef VERBATIM_STORAGE_INTERNAL_CONNECTION_POOL_H_
#define VERBATIM_STORAGE_INTERNAL_CONNECTION_POOL_H_

#include <chrono>
#include <memory>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

#include "services/base/call_context.h"
#include "storage/internal/connection.h"
#include "storage/store_metrics.h"

namespace verbatim::storage {

// At most `size` connections, opened when first needed. A lost one is thrown away, and the next
// call opens another. Thread-safe; must outlive its leases.
class ConnectionPool {
 public:
  struct Options {
    DatabaseUrl url;
    int size = 4;
    std::chrono::milliseconds acquire_timeout{0};
    StoreMetrics* metrics = nullptr;
  };

  explicit ConnectionPool(Options options);
  ConnectionPool(const ConnectionPool&) = delete;
  ConnectionPool& operator=(const ConnectionPool&) = delete;

  // A connection on loan; goes back when destroyed.
  class Lease {
   public:
    Lease(ConnectionPool* pool, std::unique_ptr<Connection> connection)
        : pool_(pool), connection_(std::move(connection)) {}
    Lease(Lease&&) = default;
    ~Lease();

    Connection& connection() { return *connection_; }
    // Throws the connection away instead of giving it back.
    void Discard() { discard_ = true; }

   private:
    ConnectionPool* pool_;
    std::unique_ptr<Connection> connection_;
    bool discard_ = false;
  };

  // Waits for a free connection up to the acquire timeout (RESOURCE_EXHAUSTED, STORE_BUSY), the
  // call's deadline or its caller's leaving. UNAVAILABLE when a new one can't be opened.
  absl::StatusOr<Lease> Acquire(const CallContext& call);

 private:
  absl::Status WaitForTurn(const CallContext& call);
  absl::Status WaitForTurn(const CallContext& call, std::chrono::steady_clock::time_point give_up);
  std::unique_ptr<Connection> TakeIdle();
  void Release(std::unique_ptr<Connection> connection);

  const Options options_;
  StoreMetrics unread_metrics_;  // where nobody asked for them
  StoreMetrics& metrics_;
  absl::Mutex mu_;
  int leased_ ABSL_GUARDED_BY(mu_) = 0;
  std::vector<std::unique_ptr<Connection>> idle_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CONNECTION_POOL_H_
