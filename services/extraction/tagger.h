#ifndef VERBATIM_SERVICES_EXTRACTION_TAGGER_H_
#define VERBATIM_SERVICES_EXTRACTION_TAGGER_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/extraction/model_file.h"
#include "services/extraction/words.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// The features of one tagging decision: bucket numbers before masking to the table's size.
inline constexpr int kTaggerFeatures = 13;
using TaggerFeatures = std::array<uint32_t, kTaggerFeatures>;

// The features of word `i` of a sentence, given the tags of the two words before it. Shared by the
// tagger and its trainer.
void ComputeTaggerFeatures(const Word* sentence, size_t size, size_t i, Tag previous,
                           Tag before_previous, TaggerFeatures& features);

// A greedy left-to-right part-of-speech tagger: the tag with the highest sum of weights wins.
// Weights are learnt by an averaged perceptron (Collins 2002) and stored as int8 in rows of
// kTagRow, one row a hashed feature. Words that have one tag nearly always are looked up instead.
//
// A view of the model's bytes. Immutable, safe to share between threads; about 0.1 us a token.
class Tagger {
 public:
  static constexpr int kTagRow = 48;  // kTagCount, rounded up for vector instructions
  static constexpr std::string_view kWeightsSection = "tagger.weights";
  static constexpr std::string_view kLexiconSection = "tagger.lexicon";

  static absl::StatusOr<Tagger> Open(const ModelFile& file);

  // Sets tag and stem of each word. REQUIRES: words are ReadWords(document).
  void TagWords(const text::Document& document, std::vector<Word>& words) const;

 private:
  Tag LookUp(uint32_t form) const;

  const int8_t* weights_ = nullptr;
  uint32_t bucket_mask_ = 0;
  const uint32_t* lexicon_ = nullptr;  // pairs (form, tag), open addressing, form 0 is empty
  uint32_t lexicon_mask_ = 0;
};

// The tag that punctuation always has, by its form, kNone for other words.
Tag PunctuationTag(const Word& word, std::string_view token);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_TAGGER_H_
