#ifndef VERBATIM_SERVICES_APP_PARAGRAPH_COUNTS_H_
#define VERBATIM_SERVICES_APP_PARAGRAPH_COUNTS_H_

#include <compare>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/domain/ids.h"
#include "services/domain/text_span.h"
#include "storage/store.h"

namespace verbatim::app {

// Which paragraphs of many articles have the same words. Keeps no text: about 100 bytes a
// paragraph.
class ParagraphCounts {
 public:
  // Orders places: by publish time, unknown times last, then by article and place in its text.
  struct Key {
    int64_t time = 0;  // microseconds
    int64_t article = 0;
    uint32_t begin = 0;

    auto operator<=>(const Key&) const = default;
  };

  struct Place {
    Key key;
    domain::TextSpan span;
    uint32_t article = 0;  // index of outlet(), the same for places of one article
  };

  struct Repeat {
    int32_t word_count = 0;
    std::vector<Place> places;  // in order, at least two
  };

  // Takes the paragraphs of at least kFewestParagraphWords words of the article, whose text must be
  // there; its entries, if there, part paragraphs too. Linear in the text.
  void Add(const storage::StoredArticle& stored);

  int64_t article_count() const { return static_cast<int64_t>(outlets_.size()); }
  const std::string& outlet(uint32_t article) const { return outlets_[article]; }

  // Those that stand at several places, by the first of these. To be asked once, at the end.
  std::vector<Repeat> TakeRepeats();

 private:
  std::vector<std::string> outlets_;  // of each article
  std::unordered_map<uint64_t, Repeat> paragraphs_;
};

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_PARAGRAPH_COUNTS_H_
