// Clients that send what is no request, or nothing at all.
#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <grpcpp/generic/generic_stub.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gtest/gtest.h"
#include "spdlog/spdlog.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

constexpr char kText[] = "“The tide comes twice a day to the old mill,” said Wim Dorn.\n";

// Keeps the log to what goes wrong.
class QuietLog {
 public:
  QuietLog() { spdlog::set_level(spdlog::level::warn); }
  ~QuietLog() { spdlog::set_level(level_); }

 private:
  const spdlog::level::level_enum level_ = spdlog::get_level();
};

grpc::StatusCode SendBytes(const ApiClient& client, const std::string& method,
                           const grpc::ByteBuffer& request) {
  grpc::TemplatedGenericStub<grpc::ByteBuffer, grpc::ByteBuffer> stub(client.channel());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(&context, method, request, &queue);
  call->StartCall();
  grpc::ByteBuffer response;
  grpc::Status status;
  call->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  return status.error_code();
}

TEST(OverloadTest, TenThousandBadRequestsChangeNothingForOthers) {
  const std::array bad_requests = {grpc::Slice("\xff\xff\xff"),
                                   grpc::Slice(std::string(5000, '\n')),
                                   grpc::Slice("\x0a\x03\xff\xfe\xfd")};
  constexpr int kThreads = 8;
  ApiClient client(TestServer::Shared().address());
  const QuietLog quiet;
  std::vector<std::thread> senders;
  for (int thread = 0; thread < kThreads; ++thread) {
    senders.emplace_back([&] {
      const ApiClient own(TestServer::Shared().address());
      for (int i = 0; i < 10'000 / kThreads; ++i) {
        const grpc::ByteBuffer request(&bad_requests[i % bad_requests.size()], 1);
        ASSERT_EQ(SendBytes(own, "/verbatim.v1.ArticleService/IngestArticle", request),
                  grpc::StatusCode::INVALID_ARGUMENT);
      }
    });
  }
  for (std::thread& sender : senders) sender.join();
  client.Ingest(MakeArticle("https://faults.test/after-bad", kText));
}

// A plain TCP connection to a server's gRPC port.
class TcpClient {
 public:
  explicit TcpClient(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  }
  ~TcpClient() { close(fd_); }
  TcpClient(const TcpClient&) = delete;
  TcpClient& operator=(const TcpClient&) = delete;
  void Send(std::string_view bytes) const {
    (void)!send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

 private:
  const int fd_;
};

TEST(OverloadTest, AThousandIdleAndSixtyFourSlowClientsHoldUpNobody) {
  const rlimit files{.rlim_cur = 4096, .rlim_max = 4096};
  setrlimit(RLIMIT_NOFILE, &files);
  const int port = TestServer::Shared().server().port();
  constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  std::vector<std::unique_ptr<TcpClient>> clients;
  for (int i = 0; i < 1000; ++i) clients.push_back(std::make_unique<TcpClient>(port));
  for (size_t i = 0; i < 64; ++i) {
    clients.push_back(std::make_unique<TcpClient>(port));
    clients.back()->Send(kPreface.substr(0, i % kPreface.size()));
  }
  ApiClient client(TestServer::Shared().address());
  client.Ingest(MakeArticle("https://faults.test/crowd", kText));
}

}  // namespace
}  // namespace verbatim::testing
