// TLS and client certificates on both ports, and their replacement, with certificates made here.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>

#include <httplib.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::HasSubstr;

void Openssl(const std::string& arguments) {
  ASSERT_EQ(std::system(("openssl " + arguments + " 2>/dev/null").c_str()), 0) << arguments;
}

// Makes an authority, NAME.crt and NAME.key.
void MakeAuthority(const std::string& name) {
  Openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=authority "
      "-keyout " +
      name + ".key -out " + name + ".crt");
}

// Makes a certificate of an authority for this machine.
void MakeCertificate(const std::string& authority, const std::string& name,
                     const std::string& common_name) {
  Openssl("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + common_name +
          " -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout " + name + ".key -out " +
          name + ".csr");
  Openssl("x509 -req -copy_extensions copy -days 2 -in " + name + ".csr -CA " + authority +
          ".crt -CAkey " + authority + ".key -CAcreateserial -out " + name + ".crt");
}

std::string Read(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

class TlsTest : public ::testing::Test {
 protected:
  TlsTest() {
    MakeAuthority(Path("ca"));
    MakeCertificate(Path("ca"), Path("server"), "first");
  }

  std::string Path(const std::string& name) const { return folder_.path() + "/" + name; }

  absl::Status Start(server::ServerOptions options = {}) {
    options.listen = "127.0.0.1:0";
    options.http_listen = "127.0.0.1:0";
    options.data_dir = data_.path();
    options.tls_certificate = Path("server.crt");
    options.tls_key = Path("server.key");
    auto started = server::RunningServer::Start(options);
    if (!started.ok()) return started.status();
    server_ = *std::move(started);
    return absl::OkStatus();
  }

  // The error of a call over a channel of its own; `certificate` is a client's, empty: none.
  std::string CallOverGrpc(const std::string& authority, const std::string& certificate = "") {
    grpc::SslCredentialsOptions options{.pem_root_certs = Read(Path(authority + ".crt")),
                                        .pem_private_key = "",
                                        .pem_cert_chain = ""};
    if (!certificate.empty()) {
      options.pem_private_key = Read(Path(certificate + ".key"));
      options.pem_cert_chain = Read(Path(certificate + ".crt"));
    }
    return CallOver(grpc::SslCredentials(options));
  }

  std::string CallOver(const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    const auto stub = v1::ArticleService::NewStub(
        grpc::CreateCustomChannel(server_->address(), credentials, arguments));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    v1::ListArticlesResponse response;
    const grpc::Status status = stub->ListArticles(&context, {}, &response);
    return status.ok() ? "OK" : std::to_string(status.error_code());
  }

  // The status of a call, or why there is none.
  std::string CallOverHttp(const std::string& authority, const std::string& certificate = "") {
    httplib::SSLClient client =
        certificate.empty()
            ? httplib::SSLClient("localhost", server_->http_port())
            : httplib::SSLClient("localhost", server_->http_port(), Path(certificate + ".crt"),
                                 Path(certificate + ".key"));
    client.set_ca_cert_path(Path(authority + ".crt").c_str());
    client.enable_server_certificate_verification(true);
    client.set_read_timeout(60);
    const httplib::Result result =
        client.Post("/verbatim.v1.ArticleService/ListArticles", "{}", "application/json");
    if (!result) return httplib::to_string(result.error());
    EXPECT_EQ(result->get_header_value("Strict-Transport-Security"), "max-age=31536000");
    return std::to_string(result->status);
  }

  const TestFolder folder_;
  const TestFolder data_;
  std::unique_ptr<server::RunningServer> server_;
};

TEST_F(TlsTest, BothPortsAnswerOverTlsOnly) {
  ASSERT_TRUE(Start().ok());
  EXPECT_EQ(CallOverGrpc("ca"), "OK");
  EXPECT_EQ(CallOverHttp("ca"), "200");
  EXPECT_EQ(CallOver(grpc::InsecureChannelCredentials()), "14");
  httplib::Client plain("localhost", server_->http_port());
  EXPECT_FALSE(plain.Get("/healthz"));

  MakeAuthority(Path("other"));
  EXPECT_EQ(CallOverGrpc("other"), "14");
  EXPECT_NE(CallOverHttp("other"), "200");
}

TEST_F(TlsTest, LargeBodiesGoBothWays) {
  ASSERT_TRUE(Start().ok());
  httplib::SSLClient client("localhost", server_->http_port());
  client.enable_server_certificate_verification(false);
  client.set_read_timeout(60);
  const std::string text(4'000'000, 'a');
  const auto stored = client.Post(
      "/verbatim.v1.ArticleService/IngestArticle",
      R"({"article": {"url": "https://tls.test/1", "text": ")" + text + "\"}}", "application/json");
  ASSERT_TRUE(stored) << httplib::to_string(stored.error());
  ASSERT_EQ(stored->status, 200) << stored->body;
  const auto got = client.Post("/verbatim.v1.ArticleService/GetArticle",
                               R"({"name": "articles/1"})", "application/json");
  ASSERT_TRUE(got);
  EXPECT_THAT(got->body, HasSubstr(text));
}

TEST_F(TlsTest, ANewCertificateIsSeenByNewConnectionsAndABadOneChangesNothing) {
  ASSERT_TRUE(Start().ok());
  EXPECT_EQ(CallOverGrpc("ca"), "OK");
  const std::string key = Read(Path("server.key"));

  std::ofstream(Path("server.key")) << "no key";
  const absl::Status refused = server_->Reload();
  EXPECT_THAT(std::string(refused.message()), HasSubstr("server.key"));
  std::ofstream(Path("server.key")) << key;
  EXPECT_EQ(CallOverHttp("ca"), "200");

  MakeAuthority(Path("next"));
  MakeCertificate(Path("next"), Path("server"), "second");
  ASSERT_TRUE(server_->Reload().ok());
  EXPECT_EQ(CallOverHttp("next"), "200");
  EXPECT_NE(CallOverHttp("ca"), "200");
  // gRPC looks at it within a second or so.
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::string answer;
  while ((answer = CallOverGrpc("next")) != "OK" && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(answer, "OK");
  EXPECT_EQ(CallOverGrpc("ca"), "14");
}

TEST_F(TlsTest, ClientsNeedACertificateOfTheAuthorityTheServerNames) {
  MakeAuthority(Path("clients"));
  MakeCertificate(Path("clients"), Path("desk"), "fact-desk");
  MakeAuthority(Path("strangers"));
  MakeCertificate(Path("strangers"), Path("stranger"), "stranger");
  ASSERT_TRUE(Start({.tls_client_ca = Path("clients.crt")}).ok());
  EXPECT_EQ(CallOverGrpc("ca", "desk"), "OK");
  EXPECT_EQ(CallOverHttp("ca", "desk"), "200");
  EXPECT_EQ(CallOverGrpc("ca"), "14");
  EXPECT_NE(CallOverHttp("ca"), "200");
  EXPECT_EQ(CallOverGrpc("ca", "stranger"), "14");
  EXPECT_NE(CallOverHttp("ca", "stranger"), "200");
}

TEST_F(TlsTest, FilesThatDontFitKeepTheServerFromStarting) {
  MakeCertificate(Path("ca"), Path("another"), "another");
  std::filesystem::copy_file(Path("another.key"), Path("server.key"),
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_THAT(std::string(Start().message()), HasSubstr("is not the key of the certificate"));
  Openssl("ec -aes128 -passout pass:x -in " + Path("another.key") + " -out " + Path("server.key"));
  EXPECT_THAT(std::string(Start().message()), HasSubstr("without a passphrase"));
  std::filesystem::remove(Path("server.crt"));
  EXPECT_THAT(std::string(Start().message()), HasSubstr("No such file"));
}

TEST(TlsAddressTest, OthersMayComeWhenTheyAreKnownAndEncrypted) {
  const TestFolder data;
  const absl::Status open =
      server::RunningServer::Start({.listen = "0.0.0.0:0", .data_dir = data.path()}).status();
  EXPECT_THAT(std::string(open.message()), HasSubstr("--tls-cert"));
}

}  // namespace
}  // namespace verbatim::testing
