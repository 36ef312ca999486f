#include "clients/cli/fetch.h"

#include <memory>
#include <mutex>
#include <string_view>

#include <curl/curl.h>
#include <sys/socket.h>

#include "clients/cli/private_address.h"
#include "services/articles/http_message.h"

namespace verbatim::cli {
namespace {

struct CloseCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Curl = std::unique_ptr<CURL, CloseCurl>;

struct Transfer {
  const FetchOptions& options;
  std::string bytes;
  bool too_large = false;
  bool refused = false;  // a private address
};

size_t OnBytes(char* bytes, size_t, size_t size, void* context) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  if (size > transfer.options.max_bytes - transfer.bytes.size()) {
    transfer.too_large = true;
    return 0;  // ends the transfer
  }
  transfer.bytes.append(bytes, size);
  return size;
}

curl_socket_t OnOpenSocket(void* context, curlsocktype, curl_sockaddr* address) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  if (!transfer.options.allow_private && IsPrivateAddress(address->addr)) {
    transfer.refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void Configure(CURL* curl, const std::string& url, Transfer& transfer) {
  const FetchOptions& options = transfer.options;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(options.max_redirects));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.max_bytes));
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // what curl can unpack
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "verbatim/" VERBATIM_VERSION);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // a proxy would hide the address
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &OnOpenSocket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &OnBytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
}

absl::Status ErrorOf(CURLcode code, const Transfer& transfer) {
  if (transfer.refused) {
    return absl::PermissionDeniedError(
        "leads to this machine or a private network, which needs --allow-private");
  }
  if (transfer.too_large || code == CURLE_FILESIZE_EXCEEDED) {
    return absl::ResourceExhaustedError("has more than " +
                                        std::to_string(transfer.options.max_bytes) + " bytes");
  }
  switch (code) {
    case CURLE_TOO_MANY_REDIRECTS:
      return absl::ResourceExhaustedError(
          "has more than " + std::to_string(transfer.options.max_redirects) + " redirects");
    case CURLE_OPERATION_TIMEDOUT:
      return absl::DeadlineExceededError("took more than " +
                                         std::to_string(transfer.options.timeout.count()) + " ms");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return absl::InvalidArgumentError("is no address of a page: only http and https are fetched");
    default:
      return absl::UnavailableError("can't be fetched: " + std::string(curl_easy_strerror(code)));
  }
}

}  // namespace

absl::StatusOr<Fetched> Fetch(const std::string& url, const FetchOptions& options) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const Curl curl(curl_easy_init());
  if (curl == nullptr) return absl::ResourceExhaustedError("no memory to fetch");
  Transfer transfer{.options = options, .bytes = {}};
  Configure(curl.get(), url, transfer);
  if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK) {
    return ErrorOf(code, transfer);
  }
  constexpr long kOk = 200;
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != kOk)
    return absl::NotFoundError("answers with HTTP status " + std::to_string(status));
  Fetched fetched{.bytes = std::move(transfer.bytes), .charset = {}, .url = url};
  const char* text = nullptr;
  if (curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr) {
    fetched.charset = articles::CharsetOfContentType(text);
  }
  if (curl_easy_getinfo(curl.get(), CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK && text != nullptr) {
    fetched.url = text;
  }
  return fetched;
}

}  // namespace verbatim::cli
