#include "clients/cli/interruption.h"

#include "absl/time/time.h"

namespace verbatim::cli {

Interruption::Interruption() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);  // in threads made from here on too
  taker_ = std::thread([this] { Take(); });
}

Interruption::~Interruption() {
  {
    absl::MutexLock lock(&mutex_);
    over_ = true;
    if (!happened_) pthread_kill(taker_.native_handle(), SIGINT);
  }
  taker_.join();
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
}

void Interruption::Take() {
  int received = 0;
  sigwait(&signals_, &received);
  absl::MutexLock lock(&mutex_);
  if (over_) return;
  happened_ = true;
  if (call_ != nullptr) call_->TryCancel();
  // The next one ends the program: it comes to this thread, which waits for the end of scope.
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  mutex_.Await(absl::Condition(&over_));
}

bool Interruption::happened() const {
  absl::MutexLock lock(&mutex_);
  return happened_;
}

bool Interruption::WaitFor(std::chrono::milliseconds longest) const {
  absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&happened_), absl::FromChrono(longest));
  return happened_;
}

Interruption::CancelsCall::CancelsCall(Interruption& interruption, grpc::ClientContext& context)
    : interruption_(interruption) {
  absl::MutexLock lock(&interruption_.mutex_);
  interruption_.call_ = &context;
  if (interruption_.happened_) context.TryCancel();
}

Interruption::CancelsCall::~CancelsCall() {
  absl::MutexLock lock(&interruption_.mutex_);
  interruption_.call_ = nullptr;
}

}  // namespace verbatim::cli
