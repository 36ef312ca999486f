#ifndef VERBATIM_CLIENTS_CLI_INGEST_STREAM_H_
#define VERBATIM_CLIENTS_CLI_INGEST_STREAM_H_

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/sync_stream.h"
#include "verbatim/v1/ingest_service.grpc.pb.h"

#include "clients/cli/connection.h"

namespace verbatim::cli {

// Sends articles over one stream, some ahead of their answers. Each has a request id, so that when
// the stream breaks after it has answered before, or the server says that its database is away,
// another stream is opened, what is unanswered is sent again, and no article takes effect twice.
// Gives up when no answer came for the connection's timeout. Not thread-safe.
class IngestStream {
 public:
  // Told of each article, in the order in which they were sent. False: nothing more is wanted.
  using OnAnswer =
      std::function<bool(const std::string& label, const v1::IngestArticleRequest& request,
                         const absl::StatusOr<v1::IngestArticleResponse>& answer)>;

  // REQUIRES: connection outlives this.
  IngestStream(Connection& connection, OnAnswer on_answer);
  ~IngestStream();
  IngestStream(const IngestStream&) = delete;
  IngestStream& operator=(const IngestStream&) = delete;

  // Blocks while too many are unanswered. False: nothing more is to be sent.
  bool Send(const std::string& label, const v1::IngestArticleRequest& request);
  // Waits for all answers and ends the stream; the next article opens another. False as Send.
  bool Finish();

 private:
  struct Sent {
    std::string label;
    v1::IngestArticleRequest article;
    v1::IngestArticlesRequest request;
  };
  using Stream = grpc::ClientReaderWriter<v1::IngestArticlesRequest, v1::IngestArticlesResponse>;
  class Watchdog;

  bool Open();
  bool Write(const Sent& sent);
  // Takes one answer, over another stream if this one breaks.
  bool TakeAnswer();
  // Whether a next try may help; waits a little before it.
  bool MayTryAgain(const absl::Status& status);
  // Hands the first unanswered article to on_answer_.
  bool Answer(const absl::StatusOr<v1::IngestArticleResponse>& answer);
  absl::Status Close();

  Connection& connection_;
  const OnAnswer on_answer_;
  std::deque<Sent> unanswered_;
  size_t unanswered_bytes_ = 0;  // of their articles
  bool go_on_ = true;
  bool reached_ = false;  // a server has taken a message, or answered, at least once
  std::chrono::steady_clock::time_point last_answer_;
  // In the order in which they depend on one another.
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<Watchdog> watchdog_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INGEST_STREAM_H_
