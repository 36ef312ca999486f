#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_GROUP_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_GROUP_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "services/base/call_context.h"
#include "services/domain/time.h"
#include "storage/store.h"

namespace verbatim::storage {

// A draft to be saved, and for whom. Views what must outlive the saving.
struct SaveItem {
  const CallContext* call = nullptr;
  const ArticleDraft* draft = nullptr;
  const MatchRules* rules = nullptr;
};

// Where an occurrence belongs.
struct QuotePlace {
  int64_t quote = 0;
  int64_t variant = 0;
};

// An occurrence that stays from the last revision keeps its wording, or stays without.
struct KeptPlace {
  std::optional<QuotePlace> place;
  bool renamed = false;  // its speaker has another name in the new revision
};

// One occurrence of the articles that one transaction saves.
struct GroupDraft {
  const OccurrenceDraft* draft = nullptr;
  size_t article = 0;                        // which of them
  std::optional<domain::Time> publish_time;  // of the article
  std::optional<KeptPlace> kept;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_GROUP_H_
