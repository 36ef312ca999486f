// What ThreadSanitizer has to know of the packaged libraries, which are built without it. Linked
// into every program of the preset tsan.
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"

// ignore_noninstrumented_modules: what gRPC, abseil, protobuf, libpq and libpqxx do among
// themselves can't be judged, since their atomics are not seen.
extern "C" const char* __tsan_default_options() {
  return "ignore_noninstrumented_modules=1:halt_on_error=0:exitcode=66:second_deadlock_stack=1";
}

// gRPC counts who uses a call by atomics of its own, and the last one frees it: that the others are
// done is not seen.
extern "C" const char* __tsan_default_suppressions() {
  return "race:grpc::internal::CallbackWithSuccessTag\n"
         "race:*::CallOnDone\n";
}

// abseil's mutexes are seen by their own annotations only where abseil is built with the sanitizer.
// So what each call orders is told here, around the library's own function, for our calls and
// gRPC's.
extern "C" void AnnotateIgnoreReadsBegin(const char* file, int line);
extern "C" void AnnotateIgnoreReadsEnd(const char* file, int line);

namespace {

template <typename Function>
Function Library(const char* mangled) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, mangled));
}

void Acquire(const void* object) { __tsan_acquire(const_cast<void*>(object)); }
void Release(const void* object) { __tsan_release(const_cast<void*>(object)); }

}  // namespace

namespace absl {
ABSL_NAMESPACE_BEGIN

// NAME: mangled, without _Z. The library's function takes the object first, as all of this ABI do.
#define VERBATIM_LIBRARY(result, name, ...) \
  static const auto library = Library<result (*)(__VA_ARGS__)>("_Z" name)

void Mutex::Lock() {
  VERBATIM_LIBRARY(void, "N4absl7debian35Mutex4LockEv", Mutex*);
  library(this);
  Acquire(this);
}

// Acquires too, since the library asks the conditions of those who wait.
void Mutex::Unlock() {
  VERBATIM_LIBRARY(void, "N4absl7debian35Mutex6UnlockEv", Mutex*);
  Release(this);
  Acquire(this);
  library(this);
}

bool Mutex::TryLock() {
  VERBATIM_LIBRARY(bool, "N4absl7debian35Mutex7TryLockEv", Mutex*);
  const bool locked = library(this);
  if (locked) Acquire(this);
  return locked;
}

void Mutex::ReaderLock() {
  VERBATIM_LIBRARY(void, "N4absl7debian35Mutex10ReaderLockEv", Mutex*);
  library(this);
  Acquire(this);
}

void Mutex::ReaderUnlock() {
  VERBATIM_LIBRARY(void, "N4absl7debian35Mutex12ReaderUnlockEv", Mutex*);
  Release(this);
  library(this);
}

void Mutex::LockWhen(const Condition& condition) {
  VERBATIM_LIBRARY(void, "N4absl7debian35Mutex8LockWhenERKNS0_9ConditionE", Mutex*,
                   const Condition&);
  Release(this);
  library(this, condition);
  Acquire(this);
}

void Mutex::Await(const Condition& condition) {
  VERBATIM_LIBRARY(void, "N4absl7debian35Mutex5AwaitERKNS0_9ConditionE", Mutex*, const Condition&);
  Release(this);
  library(this, condition);
  Acquire(this);
}

bool Mutex::AwaitWithTimeout(const Condition& condition, Duration timeout) {
  VERBATIM_LIBRARY(bool, "N4absl7debian35Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE",
                   Mutex*, const Condition&, Duration);
  Release(this);
  const bool met = library(this, condition, timeout);
  Acquire(this);
  return met;
}

bool Mutex::AwaitWithDeadline(const Condition& condition, Time deadline) {
  VERBATIM_LIBRARY(bool, "N4absl7debian35Mutex17AwaitWithDeadlineERKNS0_9ConditionENS0_4TimeE",
                   Mutex*, const Condition&, Time);
  Release(this);
  const bool met = library(this, condition, deadline);
  Acquire(this);
  return met;
}

// Whoever unlocks a mutex asks the conditions of all who wait for it, after what is told above and
// before it is unlocked. What they read is not looked at.
bool Condition::Eval() const {
  VERBATIM_LIBRARY(bool, "NK4absl7debian39Condition4EvalEv", const Condition*);
  AnnotateIgnoreReadsBegin(__FILE__, __LINE__);
  const bool met = library(this);
  AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
  return met;
}

void CondVar::Wait(Mutex* mutex) {
  VERBATIM_LIBRARY(void, "N4absl7debian37CondVar4WaitEPNS0_5MutexE", CondVar*, Mutex*);
  Release(mutex);
  library(this, mutex);
  Acquire(mutex);
}

bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
  VERBATIM_LIBRARY(bool, "N4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE",
                   CondVar*, Mutex*, Duration);
  Release(mutex);
  const bool timed_out = library(this, mutex, timeout);
  Acquire(mutex);
  return timed_out;
}

bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
  VERBATIM_LIBRARY(bool, "N4absl7debian37CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE",
                   CondVar*, Mutex*, Time);
  Release(mutex);
  const bool timed_out = library(this, mutex, deadline);
  Acquire(mutex);
  return timed_out;
}

// HasBeenNotified reads the atomic that stands behind its mutex; the library reads it unseen.
void Notification::Notify() {
  VERBATIM_LIBRARY(void, "N4absl7debian312Notification6NotifyEv", Notification*);
  Release(reinterpret_cast<const char*>(this) + sizeof(Mutex));
  library(this);
}

void Notification::WaitForNotification() const {
  VERBATIM_LIBRARY(void, "NK4absl7debian312Notification19WaitForNotificationEv",
                   const Notification*);
  library(this);
  Acquire(reinterpret_cast<const char*>(this) + sizeof(Mutex));
}

#undef VERBATIM_LIBRARY

ABSL_NAMESPACE_END
}  // namespace absl
