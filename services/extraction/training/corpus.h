#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_CORPUS_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_CORPUS_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/article.h"
#include "services/domain/statement.h"
#include "services/extraction/tagset.h"
#include "services/extraction/words.h"
#include "services/text/document.h"
#include "services/text/offset_map.h"

namespace verbatim::extraction::training {

// One attribution as people marked it, on our tokens. Ranges are never empty.
struct GoldStatement {
  domain::StatementKind kind = domain::StatementKind::kDirect;
  std::vector<text::TokenRange> content;   // in text order
  std::optional<text::TokenRange> cue;     // from its first to its last token
  std::optional<text::TokenRange> source;  // likewise

  bool HasContent(uint32_t token) const;
};

// One document of the corpus, taken apart by our own code. Not movable: `document` views
// `article.text`.
struct CorpusDocument {
  std::string id;
  std::string publisher;
  domain::Article article;
  std::unique_ptr<text::OffsetMap> offsets;
  std::unique_ptr<text::Document> document;
  std::vector<Word> words;  // without tags until a tagger has run
  std::vector<GoldStatement> gold;
  std::vector<bool> discarded;  // per token: marked as no part of the article
  std::vector<Tag>
      silver_tags;  // per token, kNone where there is none; empty without a tokens file
};

using Corpus = std::vector<std::unique_ptr<CorpusDocument>>;

// Reads `documents` (PolNeAR, gzipped JSON lines as in shared/polnear/README.md) and, unless empty,
// the tags of `tokens` (gzipped TSV) laid on our tokens.
absl::StatusOr<Corpus> ReadCorpus(const std::string& documents, const std::string& tokens);

// The plain text as an article of one entry, as the command line reads a text of no known format.
domain::Article PlainArticle(std::string text);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_CORPUS_H_
