#include "services/extraction/label_features.h"

#include <algorithm>

#include "services/extraction/feature_adder.h"

namespace verbatim::extraction {
namespace {

using text::TokenRange;

// Steps of distance up to which the parts of speech between word and cue are one feature.
constexpr uint32_t kNear = 5;

// Numbers of the features that not every word has, and of those of places, which share the weights'
// table with those of words and places.
constexpr uint32_t kFirstNear = 40;
constexpr uint32_t kFirstProposed = 50;
constexpr uint32_t kFirstOfPlace = 60;

bool IsFunctionWord(const Word& word) {
  return word.tag == Tag::kDT || word.tag == Tag::kIN || word.tag == Tag::kCC ||
         word.tag == Tag::kTO || word.tag == Tag::kPRPS || word.tag == Tag::kPDT;
}

// A frequent word's form, other words' stem.
uint32_t FormOrStem(const Word& word) { return IsFunctionWord(word) ? word.form : word.stem; }

// Whether a stretch between commas begins and ends with a word.
uint32_t EdgeOf(const Word& left, const Word& right) {
  const bool starts = left.tag == Tag::kComma || left.tag == Tag::kNone || left.tag == Tag::kColon;
  const bool ends = right.tag == Tag::kComma || right.tag == Tag::kStop || right.tag == Tag::kNone;
  return (starts ? 1U : 0U) | (ends ? 2U : 0U);
}

uint32_t LettersOf(const Word& left, const Word& word, const Word& right) {
  return (word.capitalised ? 1U : 0U) | (left.capitalised ? 2U : 0U) |
         (right.capitalised ? 4U : 0U);
}

// What the rules' reading of the cue makes of a word.
uint32_t ProposedPart(const ReportReading& proposal, uint32_t token) {
  if (proposal.cue.Contains(token)) return 1;
  if (proposal.source && proposal.source->Contains(token)) {
    return proposal.source->begin == token ? 2 : 3;
  }
  for (const TokenRange piece : proposal.content) {
    if (piece.Contains(token)) return piece.begin == token ? 4 : 5;
  }
  return 6;
}

uint32_t SideOf(const PlaceFromCue& place) { return place.is_before ? 1 : 3; }

uint32_t PlacedAt(const PlaceFromCue& place) { return SideOf(place) * 16 + place.distance; }

uint32_t PathOf(const PlaceFromCue& place) {
  return ((place.commas * 4 + place.verbs) * 2 + place.thats) * 3 + place.marks;
}

}  // namespace

TokenRange ReportWindow(const ReportScene& scene, uint32_t cue_token) {
  TokenRange window = scene.SentenceOf(cue_token);
  if (cue_token - window.begin > kReportReach) window.begin = cue_token - kReportReach;
  window.end = std::min(window.end, cue_token + kReportReach);
  return window;
}

bool MayBeCue(const Word& word, bool is_before, const Word& chief) {
  if (!is_before || !IsVerb(chief.tag)) return true;
  switch (word.tag) {
    case Tag::kNN:
    case Tag::kNNS:
    case Tag::kNNP:
    case Tag::kNNPS:
    case Tag::kPRP:
    case Tag::kPRPS:
    case Tag::kPOS:
    case Tag::kDT:
    case Tag::kCD:
    case Tag::kWP:
    case Tag::kWDT:
    case Tag::kCloseBracket: return false;
    default: return true;
  }
}

void ComputeWordFeatures(const ReportScene& scene, uint32_t token, HashedFeatures& features) {
  const TokenRange sentence = scene.SentenceOf(token);
  const auto at = [&](int64_t offset) -> const Word& {
    return scene.At(int64_t{token} + offset, sentence);
  };
  const Word& w = at(0);
  const Word& l1 = at(-1);
  const Word& l2 = at(-2);
  const Word& r1 = at(1);
  const Word& r2 = at(2);
  FeatureAdder add(features);
  add.Add(Bits(l1.tag, w.tag, r1.tag), w.in_quotes ? 1 : 0);
  add.Add(Bits(l2.tag, l1.tag, w.tag));
  add.Add(Bits(w.tag, r1.tag, r2.tag));
  add.Add(w.form);
  add.Add(l1.form);
  add.Add(r1.form);
  add.Add(l1.form, w.form);
  add.Add(w.form, r1.form);
  add.Add(EdgeOf(l1, r1), FormOrStem(w));
  add.Add(Bits(w.tag), Distance(sentence.end - 1 - token));
  add.Add(w.suffix3, Bits(w.tag));
  add.Add(Bits(l2.tag, l1.tag), Bits(w.tag, r1.tag));
  add.Add(l2.form, l1.form);
  add.Add(r1.form, r2.form);
  add.Add(LettersOf(l1, w, r1), Bits(l1.tag, w.tag));
}

LabelFeatures::LabelFeatures(const ReportScene& scene, uint32_t cue_token)
    : scene_(scene),
      cue_token_(cue_token),
      sentence_(scene.SentenceOf(cue_token)),
      cue_(scene.words()[cue_token]),
      proposal_(scene.ProposalAt(cue_token)) {
  const auto at = [&](int64_t offset) -> const Word& {
    return scene_.At(int64_t{cue_token_} + offset, sentence_);
  };
  tags_before_ = Bits(at(-1).tag, cue_.tag);
  tags_after_ = Bits(at(1).tag, at(2).tag);
  form_after_ = at(1).form;
}

PlaceFromCue LabelFeatures::PlaceOf(uint32_t token) const {
  PlaceFromCue place;
  place.is_before = token < cue_token_;
  place.distance = Distance(place.is_before ? cue_token_ - token : token - cue_token_);
  const ReportScene::Counts between = place.is_before
                                          ? scene_.Between(token + 1, cue_token_)
                                          : scene_.Between(std::min(cue_token_ + 1, token), token);
  place.commas = Few(between.commas, 3);
  place.verbs = Few(between.verbs, 3);
  place.thats = Few(between.thats, 1);
  place.marks = Few(between.marks, 2);
  place.conjunctions = Few(between.conjunctions, 2);
  return place;
}

void LabelFeatures::ComputeOfPlace(const PlaceFromCue& place, HashedFeatures& features) const {
  const uint32_t side = SideOf(place);
  const uint32_t placed = PlacedAt(place);
  const uint32_t path = PathOf(place);
  FeatureAdder add(features);
  add.StartAt(kFirstOfPlace);
  add.Add(placed);
  add.Add(side, path);
  add.Add(side, path, place.distance);
  add.Add(cue_.stem, placed);
  add.Add(cue_.stem, side, path);
  add.Add(cue_.stem, side, place.commas * 4 + place.thats);
  add.Add(Bits(cue_.tag), side, path);
  add.Add(tags_after_, placed);
  add.Add(form_after_, side, path);
  add.Add(form_after_, cue_.stem, side);
  add.Add(tags_before_, side, path);
  add.Add(tags_before_, placed);
}

void LabelFeatures::ComputeOfBoth(uint32_t token, const PlaceFromCue& place,
                                  HashedFeatures& features) const {
  const auto at = [&](int64_t offset) -> const Word& {
    return scene_.At(int64_t{token} + offset, sentence_);
  };
  const Word& w = at(0);
  const Word& l1 = at(-1);
  const Word& r1 = at(1);
  const uint32_t side = SideOf(place);
  const uint32_t placed = PlacedAt(place);
  const uint32_t path = PathOf(place);
  const uint32_t commas_verbs = place.commas * 16 + place.verbs;
  const uint32_t edge = EdgeOf(l1, r1);
  FeatureAdder add(features);
  add.Add(placed, Bits(w.tag));
  add.Add(side, path, Bits(w.tag));
  add.Add(side, path, Bits(l1.tag));
  add.Add(side, commas_verbs, w.form);
  add.Add(side, place.commas * 16 + place.conjunctions, Bits(l1.tag, w.tag));
  add.Add(side, place.verbs * 4 + place.conjunctions, Bits(w.tag));
  add.Add(side, commas_verbs, l1.form);
  add.Add(cue_.stem, side, Bits(w.tag));
  add.Add(cue_.stem, side, FormOrStem(w));
  add.Add(cue_.stem, side, l1.form);
  add.Add(Bits(cue_.tag), side, Bits(w.tag));
  add.Add(tags_after_, side, Bits(w.tag));
  add.Add(side, w.in_quotes ? 1 : 0, Few(place.marks, 1));
  add.Add(side, edge, path);
  add.Add(cue_.stem, side, edge);
  add.Add(side, Distance(sentence_.end - 1 - token), commas_verbs);
  add.Add(placed, LettersOf(l1, w, r1));
  if (place.distance <= kNear) {
    uint32_t tags = 1;
    for (uint32_t i = std::min(token, cue_token_) + 1; i < std::max(token, cue_token_); ++i) {
      tags = tags * 47 + Bits(scene_.words()[i].tag);
    }
    add.StartAt(kFirstNear);
    add.Add(tags, placed, Bits(w.tag, cue_.tag));
    add.Add(tags, placed, cue_.stem);
    add.Add(tags, placed, w.form);
  }
  if (proposal_ != nullptr) {
    const uint32_t part = ProposedPart(*proposal_, token) * 4 + side;
    add.StartAt(kFirstProposed);
    add.Add(part);
    add.Add(part, Bits(w.tag));
    add.Add(part, cue_.stem);
    add.Add(part, path);
    add.Add(part, token > 0 ? ProposedPart(*proposal_, token - 1) : 0);
  }
}

}  // namespace verbatim::extraction
