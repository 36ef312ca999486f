#include "services/app/paragraph_counts.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

#include "services/base/limits.h"
#include "services/matching/normal_form.h"
#include "services/text/paragraphs.h"

namespace verbatim::app {
namespace {

// A word takes at least two bytes with the space behind it; shorter lines need no closer look.
constexpr uint32_t kFewestBytes = 2 * kFewestParagraphWords - 1;

}  // namespace

void ParagraphCounts::Add(const storage::StoredArticle& stored) {
  const domain::Article& article = stored.article;
  const auto index = static_cast<uint32_t>(outlets_.size());
  outlets_.push_back(article.outlet);
  const int64_t time =
      article.publish_time ? int64_t{article.publish_time->time_since_epoch().count()} : INT64_MAX;
  matching::NormalForm form;
  for (const text::Paragraph& paragraph : text::SplitParagraphs(article)) {
    if (paragraph.span.size() < kFewestBytes) continue;
    matching::NormalizeInto(paragraph.span.In(article.text), form);
    if (form.words.size() < kFewestParagraphWords) continue;
    Repeat& repeat = paragraphs_[std::hash<std::string_view>{}(form.text)];
    repeat.word_count = static_cast<int32_t>(form.words.size());
    repeat.places.push_back(
        {{time, stored.id.value(), paragraph.span.begin}, paragraph.span, index});
  }
}

std::vector<ParagraphCounts::Repeat> ParagraphCounts::TakeRepeats() {
  std::vector<Repeat> repeats;
  for (auto& [hash, repeat] : paragraphs_) {
    if (repeat.places.size() < 2) continue;
    std::sort(repeat.places.begin(), repeat.places.end(),
              [](const Place& a, const Place& b) { return a.key < b.key; });
    repeats.push_back(std::move(repeat));
  }
  std::sort(repeats.begin(), repeats.end(), [](const Repeat& a, const Repeat& b) {
    return a.places.front().key < b.places.front().key;
  });
  return repeats;
}

}  // namespace verbatim::app
