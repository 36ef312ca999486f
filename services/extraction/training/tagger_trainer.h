#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_TAGGER_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_TAGGER_TRAINER_H_

#include <vector>

#include "services/extraction/model_file.h"
#include "services/extraction/tagger.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

// The sections of a trained tagger, kept alive for as long as the tagger is used.
class TrainedTagger {
 public:
  // Trains on the documents that have silver tags: some 20 s and 60 MB for the whole of train.
  explicit TrainedTagger(const std::vector<const CorpusDocument*>& documents);

  const Tagger& tagger() const { return *tagger_; }
  void AddTo(ModelFileWriter& writer) const;

 private:
  std::string weights_;
  std::string lexicon_;
  std::string file_;
  std::optional<Tagger> tagger_;
};

// Share of the tokens with a silver tag that `tagger` tags alike.
double TaggerAccuracy(const Tagger& tagger, const Corpus& corpus);

// Tags each document with a tagger trained on the other parts of the corpus, so that what is
// trained on these tags meets the same errors as later. Documents are dealt out to `folds` parts.
void TagByOtherParts(Corpus& corpus, int folds);

// Tags each document with `tagger`.
void TagAll(const Tagger& tagger, Corpus& corpus);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_TAGGER_TRAINER_H_
