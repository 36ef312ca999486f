#ifndef VERBATIM_TESTS_BENCH_LOOK_UPS_H_
#define VERBATIM_TESTS_BENCH_LOOK_UPS_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

namespace verbatim::bench {

// A channel that shares its connection with no other.
std::shared_ptr<grpc::Channel> NewChannel(const std::string& address);

// Keeps a number of calls of GetQuote in flight, by gRPC's callback API. Not thread-safe.
class LookUps {
 public:
  LookUps(const std::string& address, std::vector<std::string> quotes, int in_flight);

  struct Result {
    double per_second = 0;
    std::vector<double> ms;  // of each call
    int64_t failed = 0;
  };
  Result Run(std::chrono::milliseconds length);

 private:
  struct Slot {
    std::unique_ptr<grpc::ClientContext> context;
    v1::GetQuoteRequest request;
    v1::Quote response;
    std::chrono::steady_clock::time_point start;
    size_t next_quote = 0;
    std::vector<double> ms;
    int64_t failed = 0;
  };
  void Start(Slot& slot);
  void End(Slot& slot, bool ok);

  const std::vector<std::string> quotes_;
  const std::unique_ptr<v1::QuoteService::Stub> stub_;
  std::vector<std::unique_ptr<Slot>> slots_;
  std::chrono::steady_clock::time_point end_;
  absl::Mutex mu_;
  int running_ ABSL_GUARDED_BY(mu_) = 0;
};

// A bare server of gRPC's callback API, which answers each look-up with the same quote.
class EchoServer final : public v1::QuoteService::CallbackService {
 public:
  explicit EchoServer(v1::Quote quote);
  grpc::ServerUnaryReactor* GetQuote(grpc::CallbackServerContext* context,
                                     const v1::GetQuoteRequest* request,
                                     v1::Quote* response) override;
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  const v1::Quote quote_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_LOOK_UPS_H_
