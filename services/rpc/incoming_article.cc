#include "services/rpc/incoming_article.h"

#include <optional>
#include <string>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/offsets.h"
#include "services/text/document.h"
#include "services/text/offset_map.h"

namespace verbatim::rpc {
namespace {

absl::StatusOr<uint32_t> ParseOffset(const std::string& field, int32_t offset,
                                     const text::OffsetMap& map) {
  const std::optional<uint32_t> byte =
      offset < 0 ? std::nullopt : map.ToByte(static_cast<uint32_t>(offset));
  if (!byte) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     field + " is " + std::to_string(offset) + ", no place in the text",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
  }
  return *byte;
}

absl::StatusOr<domain::Entry> ParseEntry(const std::string& field, const v1::Entry& entry,
                                         const text::OffsetMap& map) {
  domain::Entry out;
  ASSIGN_OR_RETURN(out.span.begin, ParseOffset(field + ".start", entry.start(), map));
  ASSIGN_OR_RETURN(out.span.end, ParseOffset(field + ".end", entry.end(), map));
  out.heading = {out.span.begin, out.span.begin};
  if (entry.has_heading()) {
    ASSIGN_OR_RETURN(out.heading.begin,
                     ParseOffset(field + ".heading.start", entry.heading().start(), map));
    ASSIGN_OR_RETURN(out.heading.end,
                     ParseOffset(field + ".heading.end", entry.heading().end(), map));
  }
  ASSIGN_OR_RETURN(out.publish_time, ParseTime(field + ".publish_time", entry.has_publish_time(),
                                               entry.publish_time()));
  return out;
}

}  // namespace

absl::StatusOr<app::IncomingArticle> ParseIncoming(const v1::IngestArticleRequest& request) {
  const v1::Article& article = request.article();
  app::IncomingArticle incoming{.url = article.url(),
                                .outlet = article.outlet(),
                                .title = article.title(),
                                .language = article.language(),
                                .publish_time = {},
                                .text = article.text(),
                                .authors = {article.authors().begin(), article.authors().end()},
                                .original_hash = article.original_hash(),
                                .reanalyze = request.reanalyze()};
  ASSIGN_OR_RETURN(
      incoming.publish_time,
      ParseTime("article.publish_time", article.has_publish_time(), article.publish_time()));
  if (article.entries().empty()) return incoming;
  // Offsets mean something in valid texts only.
  if (const absl::Status status = text::CheckText(incoming.text); !status.ok()) {
    return WithField(status, "article.text");
  }
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(article.offset_encoding()));
  const text::OffsetMap map(incoming.text, encoding);
  for (int i = 0; i < article.entries_size(); ++i) {
    const std::string field = "article.entries[" + std::to_string(i) + "]";
    ASSIGN_OR_RETURN(domain::Entry entry, ParseEntry(field, article.entries(i), map));
    incoming.entries.push_back(std::move(entry));
  }
  return incoming;
}

}  // namespace verbatim::rpc
