#include "services/http/atom_feed.h"

#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "verbatim/v1/alert.pb.h"

namespace verbatim::http {
namespace {

// Text and attribute values. What XML 1.0 has no place for becomes a replacement character.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n':
      case '\r':
      case '\t': out += ' '; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  // U+FFFE and U+FFFF are no characters.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (size_t at = out.find(none); at != std::string::npos; at = out.find(none, at)) {
      out.replace(at, none.size(), "\xEF\xBF\xBD");
    }
  }
  return out;
}

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

std::string Rfc3339(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", time, absl::UTCTimeZone());
}

// "figure changed"
std::string KindWords(v1::AlertKind kind) {
  std::string words = absl::AsciiStrToLower(v1::AlertKind_Name(kind).substr(11));
  for (char& c : words) c = c == '_' ? ' ' : c;
  return words;
}

// The words that it is about: of the claim's sentence, else of the statement.
const std::string& WordsOf(const v1::Alert& alert) {
  return alert.claim_words().empty() ? alert.occurrence().wording() : alert.claim_words();
}

// Under which path the page shows it.
std::string PagePath(const v1::Alert& alert) {
  if (!alert.claim().empty()) return "/" + alert.claim();
  if (!alert.quote().empty()) return "/" + alert.quote();
  if (!alert.speaker().empty()) return "/" + alert.speaker();
  const std::string& occurrence = alert.occurrence().name();
  return "/" + occurrence.substr(0, occurrence.find("/occurrences/"));
}

// Who says it, where and when; for the rest the link leads to it.
std::string Summary(const v1::Alert& alert) {
  if (!alert.erased_article().empty()) return alert.erased_article() + " was erased";
  std::string out;
  const auto add = [&out](std::string_view more) {
    if (more.empty()) return;
    if (!out.empty()) out += " · ";
    out += more;
  };
  if (alert.kind() == v1::ALERT_KIND_REVIEWED) {
    add(alert.review().publisher());
    add(alert.review().rating().text());
    add(alert.review().url());
  }
  const v1::Occurrence& occurrence = alert.occurrence();
  add(occurrence.statement().speaker().display_name());
  add(occurrence.outlet());
  if (occurrence.has_publish_time()) {
    add(absl::FormatTime("%Y-%m-%d", TimeOf(occurrence.publish_time()), absl::UTCTimeZone()));
  }
  add(occurrence.article_title());
  return out;
}

std::string TagUri(const std::string& log_id, std::string_view what) {
  return absl::StrCat("tag:verbatim,2026:", log_id, "/",
                      absl::string_view(what.data(), what.size()));
}

std::string Link(std::string_view rel, std::string_view type, const std::string& href) {
  std::string out = absl::StrCat("<link rel=\"", absl::string_view(rel.data(), rel.size()));
  if (!type.empty())
    absl::StrAppend(&out, "\" type=\"", absl::string_view(type.data(), type.size()));
  return absl::StrCat(out, "\" href=\"", Escaped(href), "\"/>\n");
}

std::string Entry(const v1::Alert& alert, const std::string& log_id, const std::string& base) {
  const std::string kind = KindWords(alert.kind());
  std::string title = kind;
  title[0] = absl::ascii_toupper(static_cast<unsigned char>(title[0]));
  if (!WordsOf(alert).empty()) title += ": " + WordsOf(alert);
  std::string out =
      absl::StrCat("<entry>\n<id>", Escaped(TagUri(log_id, alert.name())), "</id>\n<title>",
                   Escaped(title), "</title>\n<updated>", Rfc3339(TimeOf(alert.create_time())),
                   "</updated>\n<category term=\"", kind, "\"/>\n");
  out += Link("alternate", "text/html", base + PagePath(alert));
  if (!alert.link().empty()) out += Link("via", "", alert.link());
  if (!alert.review().url().empty()) out += Link("related", "", alert.review().url());
  return absl::StrCat(out, "<summary>", Escaped(Summary(alert)), "</summary>\n</entry>\n");
}

}  // namespace

std::string AtomFeed(const v1::ListAlertsResponse& alerts, const FeedRequest& feed,
                     const std::string& base) {
  const absl::Time updated =
      alerts.alerts().empty() ? absl::UnixEpoch() : TimeOf(alerts.alerts(0).create_time());
  std::string out = absl::StrCat(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>",
      Escaped(TagUri(alerts.log_id(), feed.self_path.substr(1))),
      "</id>\n<title>Verbatim: ", Escaped(feed.title), "</title>\n<updated>", Rfc3339(updated),
      "</updated>\n<author><name>Verbatim</name></author>\n");
  out += Link("self", "application/atom+xml", base + feed.self_path);
  out += Link("alternate", "text/html", base + feed.page_path);
  for (const v1::Alert& alert : alerts.alerts()) out += Entry(alert, alerts.log_id(), base);
  return out + "</feed>\n";
}

std::string LastModified(const v1::ListAlertsResponse& alerts) {
  if (alerts.alerts().empty()) return "";
  return absl::FormatTime("%a, %d %b %Y %H:%M:%S GMT", TimeOf(alerts.alerts(0).create_time()),
                          absl::UTCTimeZone());
}

}  // namespace verbatim::http
