#include "services/extraction/training/tagger_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include "services/extraction/training/random.h"

namespace verbatim::extraction::training {
namespace {

constexpr uint32_t kBuckets = uint32_t{1} << 15;  // 2^17 gains 0.06 points for twice the size
constexpr int kPasses = 8;
constexpr int kRow = Tagger::kTagRow;

// A word has "one tag" when it had it in at least kSureShare of at least kSureUses uses.
constexpr int kSureUses = 6;
constexpr double kSureShare = 0.985;

// The averaged perceptron: `total` holds what each weight summed up to over all steps, brought up
// to date when the weight changes.
class Perceptron {
 public:
  Perceptron() : cells_(size_t{kBuckets} * kRow) {}

  Tag Best(const TaggerFeatures& features) const {
    std::array<float, kRow> sums = {};
    for (const uint32_t feature : features) {
      const Cell* row = Row(feature);
      for (int t = 0; t < kTagCount; ++t) sums[t] += row[t].weight;
    }
    return static_cast<Tag>(std::max_element(sums.begin() + 1, sums.begin() + kTagCount) -
                            sums.begin());
  }

  void Update(const TaggerFeatures& features, Tag right, Tag wrong) {
    for (const uint32_t feature : features) {
      Add(Row(feature)[static_cast<int>(right)], 1);
      Add(Row(feature)[static_cast<int>(wrong)], -1);
    }
  }

  void NextStep() { ++step_; }

  // The averages as int8, scaled by the largest of them (clipping costs more than it gains).
  std::string Quantise() {
    std::vector<double> averages(cells_.size());
    double largest = 0;
    for (size_t i = 0; i < cells_.size(); ++i) {
      Add(cells_[i], 0);
      averages[i] = cells_[i].total / step_;
      largest = std::max(largest, std::abs(averages[i]));
    }
    std::string bytes(cells_.size(), '\0');
    for (size_t i = 0; i < cells_.size(); ++i) {
      bytes[i] = static_cast<char>(std::lround(largest > 0 ? averages[i] / largest * 127 : 0));
    }
    return bytes;
  }

 private:
  struct Cell {
    float weight = 0;
    int changed_at = 0;
    double total = 0;
  };

  Cell* Row(uint32_t feature) { return &cells_[size_t{feature % kBuckets} * kRow]; }
  const Cell* Row(uint32_t feature) const { return &cells_[size_t{feature % kBuckets} * kRow]; }

  void Add(Cell& cell, float change) {
    cell.total += static_cast<double>(cell.weight) * (step_ - cell.changed_at);
    cell.changed_at = step_;
    cell.weight += change;
  }

  std::vector<Cell> cells_;
  int step_ = 0;
};

// form -> tag of the words that have one tag.
std::map<uint32_t, Tag> SureWords(const std::vector<const CorpusDocument*>& documents) {
  std::map<uint32_t, std::array<int, kTagCount>> counts;
  for (const CorpusDocument* doc : documents) {
    for (size_t i = 0; i < doc->silver_tags.size(); ++i) {
      if (doc->silver_tags[i] == Tag::kNone) continue;
      ++counts[doc->words[i].form][static_cast<int>(doc->silver_tags[i])];
    }
  }
  std::map<uint32_t, Tag> sure;
  for (const auto& [form, by_tag] : counts) {
    const auto best = std::max_element(by_tag.begin(), by_tag.end());
    int uses = 0;
    for (const int count : by_tag) uses += count;
    if (form != 0 && uses >= kSureUses && *best >= kSureShare * uses) {
      sure[form] = static_cast<Tag>(best - by_tag.begin());
    }
  }
  return sure;
}

std::string WriteLexicon(const std::map<uint32_t, Tag>& sure) {
  uint32_t slots = 16;
  while (slots < 2 * sure.size()) slots *= 2;
  std::vector<uint32_t> table(size_t{2} * slots);
  for (const auto& [form, tag] : sure) {
    uint32_t slot = form & (slots - 1);
    while (table[2 * slot] != 0) slot = (slot + 1) & (slots - 1);
    table[2 * slot] = form;
    table[2 * slot + 1] = static_cast<uint32_t>(tag);
  }
  std::string bytes;
  AppendArray(bytes, table);
  return bytes;
}

// One pass over a document as the tagger does it, learning from each mistake.
void LearnFrom(const CorpusDocument& doc, const std::map<uint32_t, Tag>& sure,
               Perceptron& perceptron) {
  TaggerFeatures features;
  for (const text::Sentence& sentence : doc.document->sentences()) {
    const uint32_t begin = sentence.tokens.begin;
    Tag previous = Tag::kNone;
    Tag before_previous = Tag::kNone;
    for (uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      const Word& word = doc.words[begin + i];
      Tag tag = PunctuationTag(word, doc.document->Text(begin + i));
      const auto known = sure.find(word.form);
      if (tag == Tag::kNone && known != sure.end()) tag = known->second;
      const Tag right = doc.silver_tags[begin + i];
      if (tag == Tag::kNone) {
        ComputeTaggerFeatures(&doc.words[begin], sentence.tokens.size(), i, previous,
                              before_previous, features);
        tag = perceptron.Best(features);
        if (right != Tag::kNone && tag != right) perceptron.Update(features, right, tag);
        perceptron.NextStep();
      }
      before_previous = previous;
      previous = tag;
    }
  }
}

}  // namespace

TrainedTagger::TrainedTagger(const std::vector<const CorpusDocument*>& documents) {
  std::vector<const CorpusDocument*> order;
  for (const CorpusDocument* doc : documents) {
    if (!doc->silver_tags.empty()) order.push_back(doc);
  }
  const std::map<uint32_t, Tag> sure = SureWords(order);
  Perceptron perceptron;
  Random random(1);
  for (int pass = 0; pass < kPasses; ++pass) {
    random.Shuffle(order);
    for (const CorpusDocument* doc : order) LearnFrom(*doc, sure, perceptron);
  }
  weights_ = perceptron.Quantise();
  lexicon_ = WriteLexicon(sure);
  ModelFileWriter writer;
  AddTo(writer);
  file_ = writer.Finish();
  tagger_ = Tagger::Open(ModelFile::Open(file_).value()).value();
}

void TrainedTagger::AddTo(ModelFileWriter& writer) const {
  writer.Add(Tagger::kWeightsSection, weights_);
  writer.Add(Tagger::kLexiconSection, lexicon_);
}

double TaggerAccuracy(const Tagger& tagger, const Corpus& corpus) {
  size_t right = 0;
  size_t all = 0;
  for (const auto& doc : corpus) {
    std::vector<Word> words = doc->words;
    tagger.TagWords(*doc->document, words);
    for (size_t i = 0; i < doc->silver_tags.size(); ++i) {
      if (doc->silver_tags[i] == Tag::kNone) continue;
      ++all;
      right += words[i].tag == doc->silver_tags[i];
    }
  }
  return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
}

void TagByOtherParts(Corpus& corpus, int folds) {
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<const CorpusDocument*> others;
    for (size_t i = 0; i < corpus.size(); ++i) {
      if (static_cast<int>(i) % folds != fold) others.push_back(corpus[i].get());
    }
    const TrainedTagger trained(others);
    for (size_t i = fold; i < corpus.size(); i += folds) {
      trained.tagger().TagWords(*corpus[i]->document, corpus[i]->words);
    }
  }
}

void TagAll(const Tagger& tagger, Corpus& corpus) {
  for (const auto& doc : corpus) tagger.TagWords(*doc->document, doc->words);
}

}  // namespace verbatim::extraction::training
