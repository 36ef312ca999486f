#include "services/http/http_server.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

#include <httplib.h>
#include <signal.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/http/atom_feed.h"
#include "services/http/connect_call.h"
#include "services/http/feed_request.h"
#include "services/http/listener.h"
#include "services/rpc/request_id.h"
#include "services/rpc/tokens.h"

namespace verbatim::http {
namespace {

using Handled = httplib::Server::HandlerResponse;

// As over gRPC: so much over the largest article that one well above the limit still arrives and is
// refused with an error that names the limit.
constexpr size_t kMaxBodyBytes = 2 * kMaxArticleBytes;
// No path of ours is longer.
constexpr size_t kMaxPathBytes = 256;

// The page runs its own scripts only, talks to this server only and is shown in no other's frame.
const httplib::Headers& SecurityHeaders() {
  static const httplib::Headers& headers = *new httplib::Headers{
      {"Content-Security-Policy",
       "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
       "form-action 'self'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"}};
  return headers;
}

// The connection whose request this thread answers: httplib does not hand it to handlers.
thread_local Connection* current_connection = nullptr;

// httplib's reading of requests and writing of answers, over connections of ours.
class Engine final : public httplib::Server {
 public:
  explicit Engine(bool tls) {
    // httplib stops writing once its own listening socket is closed; it has none, and needs none.
    svr_sock_ = 0;
    httplib::Headers headers = SecurityHeaders();
    if (tls) headers.emplace("Strict-Transport-Security", "max-age=31536000");
    set_default_headers(std::move(headers));
  }

  bool Serve(Connection& connection) {
    current_connection = &connection;
    connection.StartRequest();
    bool closed = false;
    bool head_read = false;
    const bool answered =
        process_request(connection, /*close_connection=*/false, closed, [&](httplib::Request&) {
          head_read = true;
          connection.StartBody();
        });
    // After what was no request, nobody knows where the next one starts.
    if (!head_read) connection.CloseAfterAnswer();
    current_connection = nullptr;
    if (answered && connection.closes_after_answer()) connection.LingerAndClose();
    return answered && !closed && !connection.closes_after_answer();
  }
};

// Writes a body as it is: httplib would compress a `Response::body` for as long as it takes. Views
// in `body` must live on; `owner` keeps them.
void SetBody(httplib::Response& response, std::string_view body, const std::string& content_type,
             std::shared_ptr<const std::string> owner = nullptr) {
  if (body.empty()) {  // as a message without any field set is
    response.set_header("Content-Length", "0");
    return response.set_header("Content-Type", content_type);
  }
  response.set_content_provider(
      body.size(), content_type,
      [body, owner](size_t offset, size_t length, httplib::DataSink& sink) {
        return sink.write(body.data() + offset, length);
      });
}

void Write(Answer answer, httplib::Response& response) {
  response.status = answer.status;
  auto body = std::make_shared<const std::string>(std::move(answer.body));
  SetBody(response, *body, answer.content_type, body);
}

void WriteText(int status, std::string_view text, httplib::Response& response) {
  Write({.status = status,
         .content_type = "text/plain; charset=utf-8",
         .body = std::string(text) + "\n"},
        response);
}

bool HasBody(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") &&
          request.get_header_value("Content-Length") != "0");
}

// Whether the body's length can be told in one way only; requests that two servers would cut
// differently are refused.
bool IsWellFramed(const httplib::Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  const size_t lengths = request.get_header_value_count("Content-Length");
  const size_t codings = request.get_header_value_count("Transfer-Encoding");
  if (lengths + codings > 1) return false;
  if (codings == 1) return request.get_header_value("Transfer-Encoding") == "chunked";
  return lengths == 0 ||
         (!length.empty() && length.size() <= 15 &&
          std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool IsTooLong(const httplib::Request& request) {
  return request.get_header_value<uint64_t>("Content-Length") > kMaxBodyBytes;
}

// Whether the body can be unpacked. httplib reads what it can't as if it were not packed.
bool IsKnownCoding(const std::string& coding) {
  return coding.empty() || coding == "identity" || coding == "gzip";
}

// Whether a Host header names this machine's loopback, with any port.
bool IsLocalHost(std::string_view host) {
  const size_t port = host.rfind(':');
  if (port != std::string_view::npos && host.find(']', port) == std::string_view::npos) {
    host = host.substr(0, port);
  }
  return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

absl::Status TooLong() {
  return MakeError(absl::StatusCode::kResourceExhausted,
                   "the request has more than " + std::to_string(kMaxBodyBytes) + " bytes",
                   {.reason = "REQUEST_TOO_LARGE",
                    .metadata = {{"limit_bytes", std::to_string(kMaxBodyBytes)}},
                    .field = ""});
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(HttpServerOptions options, rpc::Api& api)
      : options_(std::move(options)),
        api_(api),
        calls_(api),
        page_(options_.page),
        engine_(options_.tls != nullptr),
        tls_(options_.tls) {
    engine_.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
          return Route(request, response);
        });
    engine_.Post(".*", [this](const httplib::Request& request, httplib::Response& response,
                              const httplib::ContentReader& read) {
      AnswerWithBody(request, response, read);
    });
  }

  absl::Status Start() {
    Listener::Options listen{
        .serve = [this](Connection& connection) { return engine_.Serve(connection); }};
    if (options_.tls != nullptr) {
      signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to sockets that may be closed
      listen.tls = [this] { return tls(); };
    }
    absl::StatusOr<std::unique_ptr<Listener>> listener =
        Listener::Start(options_.listen, std::move(listen));
    if (!listener.ok()) return listener.status();
    listener_ = *std::move(listener);
    return absl::OkStatus();
  }

  int port() const { return listener_->port(); }
  void SetServing(bool serving) { serving_ = serving; }

  void SetTls(std::shared_ptr<SSL_CTX> tls) {
    absl::MutexLock lock(&tls_mu_);
    tls_ = std::move(tls);
  }

  void Stop(std::chrono::milliseconds grace) {
    serving_ = false;
    listener_->Stop(grace, [this] { calls_.CancelAll(); });
  }

 private:
  std::shared_ptr<SSL_CTX> tls() {
    absl::MutexLock lock(&tls_mu_);
    return tls_;
  }

  // Answers all but calls with a body, which httplib has to read first. What a body has that nobody
  // reads ends the connection.
  Handled Route(const httplib::Request& request, httplib::Response& response) {
    // httplib would cut bodies to the ranges asked for; no answer of ours is partial.
    const_cast<httplib::Request&>(request).ranges.clear();
    if (AnswerHead(request, response) == Handled::Unhandled) return Handled::Unhandled;
    if (HasBody(request)) Close(response);
    return Handled::Handled;
  }

  Handled AnswerHead(const httplib::Request& request, httplib::Response& response) {
    if (!IsWellFramed(request)) {
      WriteText(400, "the request's length is not clear", response);
    } else if (request.path.size() > kMaxPathBytes) {
      WriteText(414, "the path is too long", response);
    } else if (options_.only_local_hosts && !IsLocalHost(request.get_header_value("Host"))) {
      WriteText(403, "this server answers requests to localhost only", response);
    } else if (request.method == "POST") {
      return StartCall(request, response);
    } else if (request.method != "GET" && request.method != "HEAD") {
      NotAllowed("GET, HEAD, POST", response);
    } else if (request.path == "/healthz") {
      WriteText(200, "ok", response);
    } else if (request.path == "/readyz") {
      WriteText(serving_ ? 200 : 503, serving_ ? "ready" : "not ready", response);
    } else if (request.path == "/metrics") {
      Write({.status = 200,
             .content_type = "text/plain; version=0.0.4; charset=utf-8",
             .body = api_.MetricsText() + ReadyMetric()},
            response);
    } else if (IsFeedPath(request.path)) {
      AnswerFeed(request, response);
    } else if (calls_.Find(request.path) != nullptr) {
      NotAllowed("POST", response);
    } else {
      AnswerFile(request, response);
    }
    return Handled::Handled;
  }

  std::string ReadyMetric() const {
    return std::string(
               "# HELP verbatim_ready Whether calls can be answered.\n"
               "# TYPE verbatim_ready gauge\nverbatim_ready ") +
           (serving_ ? "1\n" : "0\n");
  }

  static void NotAllowed(const char* allowed, httplib::Response& response) {
    response.set_header("Allow", allowed);
    WriteText(405, std::string("use ") + allowed, response);
  }

  static void Close(httplib::Response& response) {
    response.set_header("Connection", "close");
    current_connection->CloseAfterAnswer();
  }

  // Unhandled when the call's body has to be read.
  Handled StartCall(const httplib::Request& request, httplib::Response& response) {
    const std::string id = rpc::ChooseRequestId(request.get_header_value(rpc::kRequestIdKey));
    if (calls_.Find(request.path) == nullptr) {
      Answer answer = ConnectCalls::ErrorAnswer(
          MakeError(
              absl::StatusCode::kUnimplemented, "there is no method at " + request.path,
              {.reason = "METHOD_UNKNOWN", .metadata = {{"path", request.path}}, .field = ""}),
          id);
      answer.status = 404;
      Write(std::move(answer), response);
    } else if (!EncodingOf(request.get_header_value("Content-Type"))) {
      response.set_header("Accept-Post", "application/json, application/proto");
      WriteText(415, "use content type application/json or application/proto", response);
    } else if (IsTooLong(request)) {
      Write(ConnectCalls::ErrorAnswer(TooLong(), id), response);
    } else if (const std::string coding = request.get_header_value("Content-Encoding");
               !IsKnownCoding(coding)) {
      response.set_header("Accept-Encoding", "gzip");
      Write(ConnectCalls::ErrorAnswer(
                MakeError(absl::StatusCode::kUnimplemented,
                          "the body's Content-Encoding is neither gzip nor identity",
                          {.reason = "CODING_UNKNOWN",
                           .metadata = {{"content_encoding", coding}},
                           .field = ""}),
                id),
            response);
    } else if (HasBody(request)) {
      return Handled::Unhandled;
    } else {
      AnswerCall(request, response, [](std::string&) { return absl::OkStatus(); });
    }
    return Handled::Handled;
  }

  void AnswerWithBody(const httplib::Request& request, httplib::Response& response,
                      const httplib::ContentReader& read) {
    AnswerCall(request, response, [&](std::string& body) -> absl::Status {
      bool too_long = false;
      const bool complete = read([&](const char* data, size_t size) {
        too_long = body.size() + size > kMaxBodyBytes;
        if (!too_long) body.append(data, size);
        return !too_long;
      });
      if (!complete) Close(response);
      if (too_long) return TooLong();
      if (complete) return absl::OkStatus();
      return MakeError(absl::StatusCode::kInvalidArgument,
                       "the request's body is incomplete or not in its Content-Encoding",
                       {.reason = "REQUEST_MALFORMED", .metadata = {}, .field = ""});
    });
  }

  template <typename ReadBody>
  void AnswerCall(const httplib::Request& request, httplib::Response& response,
                  const ReadBody& read_body) {
    const ConnectCalls::Route& route = *calls_.Find(request.path);
    absl::StatusOr<ConnectCalls::Head> head =
        calls_.ReadHead(request, *EncodingOf(request.get_header_value("Content-Type")));
    const std::string id = head.ok()
                               ? head->context.request_id
                               : rpc::ChooseRequestId(request.get_header_value(rpc::kRequestIdKey));
    response.set_header(rpc::kRequestIdKey, id);
    response.set_header("Cache-Control", "no-store");
    std::string body;
    absl::Status status = read_body(body);
    if (status.ok()) status = head.status();
    Write(status.ok() ? calls_.Run(route, *std::move(head), std::move(body), *current_connection)
                      : ConnectCalls::ErrorAnswer(status, id),
          response);
  }

  void AnswerFeed(const httplib::Request& request, httplib::Response& response) {
    const auto refuse = [&](const absl::Status& status) {
      WriteText(HttpStatusOf(status.code()), std::string(status.message()), response);
    };
    absl::StatusOr<FeedRequest> feed = ParseFeedRequest(request.path, request.params);
    if (!feed.ok()) return refuse(feed.status());
    absl::StatusOr<ConnectCalls::Head> head = calls_.ReadHead(request, Encoding::kProto);
    if (!head.ok()) return refuse(head.status());
    head->authorization = AsBearer(head->authorization);
    if (!feed->token.empty()) {
      if (options_.tls == nullptr && !current_connection->IsLocal()) {
        return WriteText(403, "a token in a URL is taken over TLS or from this machine only",
                         response);
      }
      head->authorization = "Bearer " + feed->token;
      head->token_in_url = true;
    }
    const ConnectCalls::Route& route = *calls_.Find("/verbatim.v1.WatchService/ListAlerts");
    response.set_header(rpc::kRequestIdKey, head->context.request_id);
    Answer answer =
        calls_.Run(route, *std::move(head), feed->alerts.SerializeAsString(), *current_connection);
    v1::ListAlertsResponse alerts;
    if (answer.status == 200 && !alerts.ParseFromString(answer.body)) answer.status = 500;
    if (answer.status != 200) {
      if (answer.status == 401) {
        response.set_header("WWW-Authenticate",
                            "Basic realm=\"Verbatim feeds\", charset=\"UTF-8\"");
      }
      response.set_header("Cache-Control", "no-store");
      return Write(std::move(answer), response);
    }
    answer.body = AtomFeed(alerts, *feed, BaseUrl(request));
    answer.content_type = "application/atom+xml; charset=utf-8";
    WriteCacheable(request, LastModified(alerts), std::move(answer), response);
  }

  // The URL under which the client knows this server.
  std::string BaseUrl(const httplib::Request& request) const {
    const std::string host = request.get_header_value("Host");
    const bool plain = !host.empty() && std::all_of(host.begin(), host.end(), [](unsigned char c) {
      return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
    return (options_.tls == nullptr ? "http://" : "https://") + (plain ? host : "localhost");
  }

  // 304 where the client has it already. For the asker alone: what it may read is by its token.
  static void WriteCacheable(const httplib::Request& request, const std::string& last_modified,
                             Answer answer, httplib::Response& response) {
    const std::string etag = rpc::HashToken(answer.body);
    response.set_header("ETag", "\"" + etag + "\"");
    response.set_header("Cache-Control", "private, no-cache");
    response.set_header("Vary", "Authorization");
    if (!last_modified.empty()) response.set_header("Last-Modified", last_modified);
    const bool same = request.has_header("If-None-Match")
                          ? MatchesEtag(request.get_header_value("If-None-Match"), etag)
                          : !last_modified.empty() &&
                                request.get_header_value("If-Modified-Since") == last_modified;
    if (same) {
      response.status = 304;
      return;
    }
    Write(std::move(answer), response);
  }

  void AnswerFile(const httplib::Request& request, httplib::Response& response) {
    const bool gzip = request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
    const PageAnswer found = page_.Find(request.path, gzip);
    if (found.file == nullptr) {
      return WriteText(404,
                       options_.page.empty() ? "this program was built without its web page"
                                             : "there is no such file",
                       response);
    }
    response.set_header("ETag", "\"" + std::string(found.file->etag) + "\"");
    response.set_header("Cache-Control", std::string(found.cache_control));
    response.set_header("Vary", "Accept-Encoding");
    if (MatchesEtag(request.get_header_value("If-None-Match"), found.file->etag)) {
      response.status = 304;
      return;
    }
    if (found.gzip) response.set_header("Content-Encoding", "gzip");
    response.status = 200;
    SetBody(response, found.file->content, std::string(found.content_type));
  }

  const HttpServerOptions options_;
  const rpc::Api& api_;
  ConnectCalls calls_;
  const PageFiles page_;
  std::atomic<bool> serving_ = false;
  Engine engine_;
  absl::Mutex tls_mu_;
  std::shared_ptr<SSL_CTX> tls_ ABSL_GUARDED_BY(tls_mu_);
  std::unique_ptr<Listener> listener_;  // last: no request is left when the rest goes
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Start(HttpServerOptions options,
                                                              rpc::Api& api) {
  auto impl = std::make_unique<Impl>(std::move(options), api);
  if (absl::Status started = impl->Start(); !started.ok()) return started;
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

int HttpServer::port() const { return impl_->port(); }
void HttpServer::SetServing(bool serving) { impl_->SetServing(serving); }
void HttpServer::SetTls(std::shared_ptr<SSL_CTX> tls) { impl_->SetTls(std::move(tls)); }
void HttpServer::Stop(std::chrono::milliseconds grace) { impl_->Stop(grace); }

}  // namespace verbatim::http
