#include "clients/cli/chain_view.h"

#include <chrono>
#include <cmath>
#include <cstdio>

#include "clients/cli/api_view.h"
#include "clients/cli/names.h"
#include "services/domain/time.h"

namespace verbatim::cli {
namespace {

domain::Time TimeOf(const google::protobuf::Timestamp& time) {
  return domain::Time(std::chrono::seconds(time.seconds()));
}

// The time that a link means where its words do not say it: "on Tuesday" is 2023-02-14.
std::string MeantTime(const v1::ChainLink& link) {
  if (link.kind() != v1::LINK_KIND_SAID_AT || !link.has_start_time() || !link.has_end_time()) {
    return "";
  }
  return domain::FormatTimeRange({TimeOf(link.start_time()), TimeOf(link.end_time())});
}

// "(pronoun, 0.93, characters 120 to 123)"
std::string Reason(const v1::ChainLink& link) {
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", link.confidence());
  std::string reason = "(";
  if (!link.method().empty()) reason += ForTerminal(link.method()) + ", ";
  reason += confidence;
  if (link.has_evidence()) {
    reason += ", characters " + std::to_string(link.evidence().start()) + " to " +
              std::to_string(link.evidence().end());
  }
  return reason + ")";
}

void PrintLink(const v1::ChainLink& link, Output& output, size_t indent) {
  constexpr size_t kLabelWidth = 14;  // "PUBLISHED_IN" and a gap
  const bool as_written = link.has_evidence() && link.evidence().text() == link.text();
  const std::string words = ForTerminal(link.text());
  StyledText text = {{as_written ? "“" + words + "”" : words, Style::kStrong}};
  if (link.has_evidence() && !as_written) {
    text.push_back({" “" + ForTerminal(link.evidence().text()) + "”", Style::kPlain});
  }
  if (const std::string time = MeantTime(link); !time.empty()) {
    text.push_back({" = " + time, Style::kPlain});
  }
  text.push_back({" " + Reason(link), Style::kFaint});
  output.Labelled({NameOf(link.kind()), Style::kHeading}, kLabelWidth, text, indent);
}

}  // namespace

void PrintLinks(const v1::AttributionChain& chain, Output& output, size_t indent) {
  for (const v1::ChainLink& link : chain.links()) PrintLink(link, output, indent);
}

std::string OriginOf(const v1::QuoteEvidence& evidence) {
  constexpr double kPercent = 100;
  switch (evidence.origin()) {
    case v1::APPEARANCE_ORIGIN_FIRST: return "First known appearance";
    case v1::APPEARANCE_ORIGIN_COPIED:
      return "Copied, it seems: " +
             std::to_string(std::lround(evidence.shared_context() * kPercent)) +
             " % of the text around it also stands around " +
             ShortOccurrenceName(evidence.copied_from());
    case v1::APPEARANCE_ORIGIN_INDEPENDENT:
      return "Independent: the text around it is not that of an earlier article";
    case v1::APPEARANCE_ORIGIN_REPEATED: return "Again in the same article";
    case v1::APPEARANCE_ORIGIN_UNCLEAR:
      return "Later; too little stands around it to tell whether it was copied";
    default: return "";
  }
}

}  // namespace verbatim::cli
