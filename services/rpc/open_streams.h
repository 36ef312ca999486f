#ifndef VERBATIM_SERVICES_RPC_OPEN_STREAMS_H_
#define VERBATIM_SERVICES_RPC_OPEN_STREAMS_H_

#include <algorithm>
#include <cstddef>
#include <set>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::rpc {

// A call that lasts until its client or the server ends it.
class OpenStream {
 public:
  virtual ~OpenStream() = default;
  // Take nothing more on, answer what was taken on, and end. Does not block.
  virtual void Drain() = 0;
  // Something new is stored. Does not block.
  virtual void Wake() {}
};

// The streams of a server, so that it can ask them to end. Thread-safe; must outlive the streams.
class OpenStreams {
 public:
  // A stream that comes after DrainAll is drained at once.
  void Add(OpenStream& stream) {
    absl::MutexLock lock(&mu_);
    streams_.insert(&stream);
    if (draining_) stream.Drain();
  }
  // Returns once no Drain() of the stream runs any more.
  void Remove(OpenStream& stream) {
    absl::MutexLock lock(&mu_);
    streams_.erase(&stream);
  }
  void DrainAll() {
    absl::MutexLock lock(&mu_);
    draining_ = true;
    for (OpenStream* stream : streams_) stream->Drain();
  }
  // Those of one kind.
  template <typename Stream>
  size_t Count() {
    absl::MutexLock lock(&mu_);
    return static_cast<size_t>(
        std::count_if(streams_.begin(), streams_.end(),
                      [](OpenStream* stream) { return dynamic_cast<Stream*>(stream) != nullptr; }));
  }
  void WakeAll() {
    absl::MutexLock lock(&mu_);
    for (OpenStream* stream : streams_) stream->Wake();
  }

 private:
  absl::Mutex mu_;
  bool draining_ ABSL_GUARDED_BY(mu_) = false;
  std::set<OpenStream*> streams_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_OPEN_STREAMS_H_
