#ifndef VERBATIM_STORAGE_INTERNAL_DATABASE_H_
#define VERBATIM_STORAGE_INTERNAL_DATABASE_H_

#include <optional>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/base/status_macros.h"
#include "services/base/without_exceptions.h"
#include "storage/internal/call_watcher.h"
#include "storage/internal/connection_pool.h"
#include "storage/internal/frequent_hashes.h"
#include "storage/internal/match_turns.h"
#include "storage/internal/recent_reads.h"

namespace verbatim::storage {

// What one call may do with the database: run statements until its deadline. For one thread.
class Session {
 public:
  Session(const CallContext& call, ConnectionPool::Lease lease, CallWatcher& watcher,
          FrequentHashes& frequent, MatchTurns& turns, RecentReads& recent)
      : call_(call),
        lease_(std::move(lease)),
        scope_(watcher, call, lease_.connection()),
        frequent_(frequent),
        turns_(turns),
        recent_(recent) {}
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  absl::StatusOr<Rows> Execute(const Query& query, const Params& params = {});
  // Planned for these parameters; see Connection.
  absl::StatusOr<Rows> ExecutePlanned(const Query& query, const Params& params);
  // For statements that return nothing of interest.
  absl::Status Run(const Query& query, const Params& params) {
    return Execute(query, params).status();
  }

  absl::Status Begin();
  // COMMIT_IN_DOUBT if the connection breaks meanwhile.
  absl::Status Commit();
  // Undoes all since Begin(). Never fails: a connection that can't roll back is thrown away, which
  // rolls back too.
  void Rollback();

  const CallContext& call() const { return call_; }
  // What all sessions of the database know.
  FrequentHashes& frequent_hashes() { return frequent_; }
  MatchTurns& match_turns() { return turns_; }
  RecentReads& recent_reads() { return recent_; }

 private:
  absl::Status Prepare();
  absl::Status Explain(absl::Status status, const char* statement);

  const CallContext& call_;
  ConnectionPool::Lease lease_;
  CallWatcher::Scope scope_;
  FrequentHashes& frequent_;
  MatchTurns& turns_;
  RecentReads& recent_;
};

// Runs the store's calls on a bounded pool of connections. Thread-safe.
class Database {
 public:
  explicit Database(ConnectionPool::Options options) : pool_(std::move(options)) {}

  // Runs `read(session)`, which returns a StatusOr. Each statement sees what was committed before.
  template <typename F>
  auto Read(const CallContext& call, F&& read) -> decltype(read(std::declval<Session&>())) {
    ASSIGN_OR_RETURN(ConnectionPool::Lease lease, Acquire(call));
    Session session(call, std::move(lease), watcher_, frequent_, turns_, recent_);
    return WithoutExceptions([&] { return read(session); });
  }

  // Runs `write` in one transaction and commits it if it returns OK, else rolls it back; runs it
  // again when it lost against other transactions (ABORTED), a few times.
  absl::Status Write(const CallContext& call, absl::FunctionRef<absl::Status(Session&)> write);

  MatchTurns& match_turns() { return turns_; }

 private:
  absl::StatusOr<ConnectionPool::Lease> Acquire(const CallContext& call);

  ConnectionPool pool_;
  CallWatcher watcher_;
  FrequentHashes frequent_;
  MatchTurns turns_;
  RecentReads recent_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_DATABASE_H_
