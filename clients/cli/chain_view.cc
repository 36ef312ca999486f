#include "clients/cli/chain_view.h"

#include <chrono>
#include <cmath>
#include <string_view>
#include <utility>

#include "clients/cli/api_view.h"
#include "clients/cli/names.h"
#include "services/domain/time.h"

namespace verbatim::cli {
namespace {

domain::Time TimeOf(const google::protobuf::Timestamp& time) {
  return domain::Time(std::chrono::seconds(time.seconds()));
}

// What a link tells, as people say it.
const char* LabelOf(v1::LinkKind kind) {
  switch (kind) {
    case v1::LINK_KIND_SOURCE: return "Source, as written";
    case v1::LINK_KIND_ANTECEDENT: return "Stands for";
    case v1::LINK_KIND_SPEAKER: return "Speaker";
    case v1::LINK_KIND_REPRESENTS: return "Speaks for";
    case v1::LINK_KIND_MEDIUM: return "Said in";
    case v1::LINK_KIND_SAID_AT: return "When or where";
    case v1::LINK_KIND_RELAYED_BY: return "Passed on by";
    case v1::LINK_KIND_PUBLISHED_IN: return "Published in";
    default: return "";
  }
}

// How a link was concluded. Methods that only read what stands there say nothing more.
std::string_view ConclusionOf(std::string_view method) {
  static constexpr std::pair<std::string_view, std::string_view> kConclusions[] = {
      {"surname", "the last name of somebody named in full"},
      {"several_names", "several speak together"},
      {"pronoun", "whom the pronoun means"},
      {"relative_pronoun", "what the pronoun follows"},
      {"role", "who has this role in the article"},
      {"description", "who is described so"},
      {"named_next", "who is named right after"},
      {"kin", "by the family"},
      {"owner", "whose it is"},
      {"issuer", "whose document it is"},
      {"introduction", "announced just before the words"},
      {"same_paragraph", "who speaks in the same paragraph"},
      {"conversation", "whose turn it is"},
      {"continuation", "who spoke in the paragraph before"},
      {"title", "from the title"},
      {"apposition", "from what is said beside the name"},
      {"demonym", "from the title"},
      {"date", "counted from the day of publication"},
      {"correction", "people say so"},
  };
  for (const auto& [name, conclusion] : kConclusions) {
    if (name == method) return conclusion;
  }
  return "";
}

// The time that a link means where its words do not say it: "on Tuesday" is 2023-02-14.
std::string MeantTime(const v1::ChainLink& link) {
  if (link.kind() != v1::LINK_KIND_SAID_AT || !link.has_start_time() || !link.has_end_time()) {
    return "";
  }
  return domain::FormatTimeRange({TimeOf(link.start_time()), TimeOf(link.end_time())});
}

std::string Percent(double probability) {
  constexpr double kPercent = 100;
  return std::to_string(std::lround(probability * kPercent)) + "%";
}

// "(whom the pronoun means, 93% sure, characters 120 to 123)"; empty for what needs no reason.
std::string Reason(const v1::ChainLink& link) {
  if (link.kind() == v1::LINK_KIND_PUBLISHED_IN) return "";
  std::string reason(ConclusionOf(link.method()));
  if (!reason.empty()) reason += ", ";
  reason += Percent(link.confidence()) + " sure";
  if (link.has_evidence()) {
    reason += ", characters " + std::to_string(link.evidence().start()) + " to " +
              std::to_string(link.evidence().end());
  }
  return " (" + reason + ")";
}

void PrintLink(const v1::ChainLink& link, Output& output, size_t indent) {
  constexpr size_t kLabelWidth = 20;  // "Source, as written" and a gap
  const bool as_written = link.has_evidence() && link.evidence().text() == link.text();
  const std::string words = ForTerminal(link.text());
  StyledText text = {{as_written ? "“" + words + "”" : words, Style::kStrong}};
  if (link.has_evidence() && !as_written) {
    text.push_back({", of “" + ForTerminal(link.evidence().text()) + "”", Style::kPlain});
  }
  if (const std::string time = MeantTime(link); !time.empty()) {
    text.push_back({" = " + time, Style::kPlain});
  }
  if (link.kind() == v1::LINK_KIND_PUBLISHED_IN && link.has_start_time()) {
    text.push_back({", " + DateOf(link.start_time()), Style::kPlain});
  }
  text.push_back({Reason(link), Style::kFaint});
  output.Labelled({LabelOf(link.kind()), Style::kHeading}, kLabelWidth, text, indent);
}

}  // namespace

StyledText WhoSaidIt(const v1::Occurrence& occurrence) {
  const v1::ResolvedSpeaker& speaker = occurrence.statement().speaker();
  if (speaker.display_name().empty()) {
    std::string perhaps;
    for (const v1::SpeakerCandidate& candidate : speaker.candidates()) {
      perhaps += (perhaps.empty() ? ": perhaps " : " or ") + ForTerminal(candidate.display_name()) +
                 " (" + Percent(candidate.confidence()) + ")";
    }
    return {{"Nobody is sure to have said it" + perhaps, Style::kWarning}};
  }
  StyledText who = {{"Said by ", Style::kPlain},
                    {ForTerminal(speaker.display_name()), Style::kStrong}};
  if (speaker.kind() == v1::SPEAKER_KIND_UNNAMED) {
    who.push_back({", whom the article does not name", Style::kPlain});
  }
  if (speaker.link() != v1::SPEAKER_LINK_CORRECTION) {
    who.push_back({", " + Percent(speaker.confidence()) + " sure", Style::kPlain});
  }
  if (!speaker.speaker().empty()) who.push_back({" · " + speaker.speaker(), Style::kFaint});
  if (const std::string doubt = DoubtOf(speaker.link()); !doubt.empty()) {
    who.push_back({", unsure: " + doubt, Style::kWarning});
  } else if (speaker.link() == v1::SPEAKER_LINK_CORRECTION) {
    who.push_back({", as people corrected it", Style::kPlain});
  }
  return who;
}

void PrintLinks(const v1::AttributionChain& chain, Output& output, size_t indent) {
  for (const v1::ChainLink& link : chain.links()) PrintLink(link, output, indent);
}

std::string OriginOf(const v1::QuoteEvidence& evidence) {
  switch (evidence.origin()) {
    case v1::APPEARANCE_ORIGIN_FIRST: return "First known appearance";
    case v1::APPEARANCE_ORIGIN_COPIED:
      return "Copied, it seems: " + Percent(evidence.shared_context()) +
             " of the text around it also stands around " +
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
