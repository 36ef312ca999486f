#include "tests/bench/look_ups.h"

#include <utility>

namespace verbatim::bench {

using Clock = std::chrono::steady_clock;

std::shared_ptr<grpc::Channel> NewChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

LookUps::LookUps(const std::string& address, std::vector<std::string> quotes, int in_flight)
    : quotes_(std::move(quotes)), stub_(v1::QuoteService::NewStub(NewChannel(address))) {
  for (int i = 0; i < in_flight; ++i) {
    slots_.push_back(std::make_unique<Slot>());
    slots_.back()->next_quote = static_cast<size_t>(i);
  }
}

LookUps::Result LookUps::Run(std::chrono::milliseconds length) {
  const Clock::time_point start = Clock::now();
  end_ = start + length;
  {
    absl::MutexLock lock(&mu_);
    running_ = static_cast<int>(slots_.size());
  }
  for (const auto& slot : slots_) Start(*slot);
  {
    const auto all_ended = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return running_ == 0; };
    absl::MutexLock lock(&mu_, absl::Condition(&all_ended));
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  Result result;
  for (const auto& slot : slots_) {
    result.ms.insert(result.ms.end(), slot->ms.begin(), slot->ms.end());
    result.failed += std::exchange(slot->failed, 0);
    slot->ms.clear();
  }
  result.per_second = static_cast<double>(result.ms.size()) / seconds;
  return result;
}

void LookUps::Start(Slot& slot) {
  slot.context = std::make_unique<grpc::ClientContext>();
  slot.request.set_name(quotes_[slot.next_quote++ % quotes_.size()]);
  slot.start = Clock::now();
  stub_->async()->GetQuote(slot.context.get(), &slot.request, &slot.response,
                           [this, &slot](const grpc::Status& status) { End(slot, status.ok()); });
}

void LookUps::End(Slot& slot, bool ok) {
  const Clock::time_point now = Clock::now();
  slot.ms.push_back(std::chrono::duration<double, std::milli>(now - slot.start).count());
  slot.failed += ok ? 0 : 1;
  if (now < end_) return Start(slot);
  absl::MutexLock lock(&mu_);
  --running_;
}

EchoServer::EchoServer(v1::Quote quote) : quote_(std::move(quote)) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
  builder.RegisterService(this);
  server_ = builder.BuildAndStart();
}

grpc::ServerUnaryReactor* EchoServer::GetQuote(grpc::CallbackServerContext* context,
                                               const v1::GetQuoteRequest* /*request*/,
                                               v1::Quote* response) {
  *response = quote_;
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace verbatim::bench
