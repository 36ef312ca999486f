#include "services/extraction/tagset.h"

#include <array>

namespace verbatim::extraction {
namespace {

constexpr std::array<std::string_view, kTagCount> kNames = {
    "-",   "CC",  "CD",   "DT",  "EX",  "FW",  "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",
    "NN",  "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",
    "SYM", "TO",  "UH",   "VB",  "VBD", "VBG", "VBN",   "VBP",   "VBZ", "WDT", "WP",  "WP$",
    "WRB", ",",   ".",    ":",   "``",  "''",  "-LRB-", "-RRB-", "$"};

}  // namespace

std::string_view Name(Tag tag) { return kNames[static_cast<size_t>(tag)]; }

std::optional<Tag> ParseTag(std::string_view name) {
  if (name == "#") return Tag::kCurrency;
  for (size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Tag>(i);
  }
  return std::nullopt;
}

}  // namespace verbatim::extraction
