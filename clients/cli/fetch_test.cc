#include "clients/cli/fetch.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "httplib.h"

#include "clients/cli/private_address.h"

namespace verbatim::cli {
namespace {

using testing::HasSubstr;

// A web server of this test on a free port of the loopback address.
class FetchTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.Get("/page", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("<p>\x93We won\x94", "text/html; charset=windows-1252");
    });
    server_.Get("/large", [](const httplib::Request&, httplib::Response& response) {
      response.set_content(std::string(2'000'000, 'x'), "text/html");
    });
    server_.Get("/endless", [](const httplib::Request&, httplib::Response& response) {
      response.set_chunked_content_provider("text/html", [](size_t, httplib::DataSink& sink) {
        return sink.write("xxxxxxxxxx", 10);
      });
    });
    server_.Get("/slow", [this](const httplib::Request&, httplib::Response&) {
      std::unique_lock lock(mutex_);
      done_.wait(lock, [this] { return stopping_; });
    });
    server_.Get("/moved", [](const httplib::Request&, httplib::Response& response) {
      response.set_redirect("/page");
    });
    server_.Get("/loop", [](const httplib::Request&, httplib::Response& response) {
      response.set_redirect("/loop");
    });
    server_.Get("/to-file", [](const httplib::Request&, httplib::Response& response) {
      response.set_redirect("file:///etc/passwd");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  void TearDown() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    done_.notify_all();
    server_.stop();
    thread_.join();
  }

  std::string Url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  absl::Status ErrorOf(const std::string& path, FetchOptions options = {.allow_private = true}) {
    return Fetch(Url(path), options).status();
  }

 private:
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable done_;
  bool stopping_ = false;
};

TEST_F(FetchTest, FetchesAPageWithItsEncoding) {
  const absl::StatusOr<Fetched> fetched = Fetch(Url("/page"), {.allow_private = true});
  ASSERT_TRUE(fetched.ok()) << fetched.status();
  EXPECT_EQ(fetched->bytes, "<p>\x93We won\x94");
  EXPECT_EQ(fetched->charset, "windows-1252");
  EXPECT_EQ(fetched->url, Url("/page"));
}

TEST_F(FetchTest, FollowsRedirectsAndSaysWhereTheyLed) {
  const absl::StatusOr<Fetched> fetched = Fetch(Url("/moved"), {.allow_private = true});
  ASSERT_TRUE(fetched.ok()) << fetched.status();
  EXPECT_EQ(fetched->url, Url("/page"));
}

TEST_F(FetchTest, PrivateHostsAreRefusedUnlessAllowed) {
  for (const std::string& url :
       {Url("/page"), "http://localhost:" + Url("").substr(17) + "/page"}) {
    const absl::Status status = Fetch(url, {}).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied) << url << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr("--allow-private"));
  }
}

TEST_F(FetchTest, OtherSchemesAreRefusedAlsoBehindARedirect) {
  EXPECT_EQ(Fetch("file:///etc/passwd", {.allow_private = true}).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Fetch("ftp://example.org/", {.allow_private = true}).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorOf("/to-file").code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(FetchTest, LimitsEndATransfer) {
  EXPECT_EQ(ErrorOf("/large", {.allow_private = true, .max_bytes = 1'000'000}).code(),
            absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ErrorOf("/endless", {.allow_private = true, .max_bytes = 1'000'000}).code(),
            absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ErrorOf("/loop").code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(
      ErrorOf("/slow", {.allow_private = true, .timeout = std::chrono::milliseconds(50)}).code(),
      absl::StatusCode::kDeadlineExceeded);
}

TEST_F(FetchTest, WhatIsNotThereIsAnError) {
  EXPECT_EQ(ErrorOf("/nothing").code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(ErrorOf("/nothing").message()), HasSubstr("404"));
  EXPECT_EQ(Fetch("http://127.0.0.1:1/", {.allow_private = true}).status().code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(Fetch("not a url", {}).status().code(), absl::StatusCode::kInvalidArgument);
}

bool IsPrivate(const std::string& text) {
  sockaddr_in6 ipv6 = {};
  ipv6.sin6_family = AF_INET6;
  if (inet_pton(AF_INET6, text.c_str(), &ipv6.sin6_addr) == 1) {
    return IsPrivateAddress(reinterpret_cast<const sockaddr&>(ipv6));
  }
  sockaddr_in ipv4 = {};
  ipv4.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &ipv4.sin_addr), 1) << text;
  return IsPrivateAddress(reinterpret_cast<const sockaddr&>(ipv4));
}

TEST(PrivateAddressTest, KnowsWhatIsNotPublic) {
  for (const char* address : {"127.0.0.1",
                              "127.255.0.3",
                              "0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "198.18.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "2001::1",
                              "2001:db8::1"}) {
    EXPECT_TRUE(IsPrivate(address)) << address;
  }
  for (const char* address :
       {"1.1.1.1", "8.8.8.8", "172.32.0.1", "172.15.255.255", "100.128.0.1", "193.99.144.80",
        "2a00:1450::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"}) {
    EXPECT_FALSE(IsPrivate(address)) << address;
  }
}

}  // namespace
}  // namespace verbatim::cli
