// Builds the extraction model from the annotated corpus:
//   train_extraction DOCUMENTS.jsonl.gz TOKENS.tsv.gz MODEL

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "services/extraction/model_file.h"
#include "services/extraction/training/corpus.h"
#include "services/extraction/training/quote_trainer.h"
#include "services/extraction/training/report_trainer.h"
#include "services/extraction/training/tagger_trainer.h"

namespace verbatim::extraction::training {
namespace {

// Parts into which the corpus is dealt, each tagged by a tagger that has not seen it.
constexpr int kTaggerFolds = 4;

int Train(const std::string& documents, const std::string& tokens, const std::string& path) {
  absl::StatusOr<Corpus> corpus = ReadCorpus(documents, tokens);
  if (!corpus.ok()) {
    std::fprintf(stderr, "%s\n", std::string(corpus.status().message()).c_str());
    return 1;
  }
  std::printf("%zu documents\n", corpus->size());
  ModelFileWriter writer;
  std::vector<const CorpusDocument*> all;
  for (const auto& doc : *corpus) all.push_back(doc.get());
  TrainedTagger(all).AddTo(writer);
  TagByOtherParts(*corpus, kTaggerFolds);
  const ReportTrainer reports(*corpus);
  TrainQuotes(*corpus, reports.candidates(), writer);
  reports.AddTo(writer);
  const std::string bytes = writer.Finish();
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  std::printf("%s: %zu bytes\n", path.c_str(), bytes.size());
  return out ? 0 : 1;
}

}  // namespace
}  // namespace verbatim::extraction::training

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: train_extraction DOCUMENTS.jsonl.gz TOKENS.tsv.gz MODEL\n");
    return 2;
  }
  return verbatim::extraction::training::Train(argv[1], argv[2], argv[3]);
}
