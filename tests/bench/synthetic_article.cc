#include "tests/bench/synthetic_article.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <string_view>
#include <vector>

#include "services/domain/time.h"
#include "tests/bench/synthetic_speech.h"

namespace verbatim::bench {
namespace {

constexpr double kSharedQuotes = 0.25;
constexpr size_t kSharedPool = 2'000'000;
constexpr uint64_t kSharedSeed = uint64_t{1} << 62U;
constexpr size_t kSpeakers = 4;  // of one article

// The commonest words that report speech; prose is without them.
constexpr std::string_view kCues[] = {
    "said",      "say",     "says",     "saying", "told",   "asked",     "ask",      "according",
    "think",     "thinks",  "believe",  "called", "calls",  "calling",   "call",     "added",
    "announced", "claim",   "claims",   "argued", "argue",  "believes",  "declared", "described",
    "explained", "tell",    "talk",     "spoke",  "speak",  "statement", "noted",    "report",
    "reports",   "suggest", "reported", "know",   "expect", "expected",  "accused",  "thought",
    "decided",   "wants",   "want",     "agreed", "plans",  "hope",      "showed",   "found"};

enum class Paragraph : uint8_t { kDirect, kIndirect, kProse };

class ArticleMaker {
 public:
  explicit ArticleMaker(uint64_t seed) : model_(seed), random_(~seed) {
    for (size_t i = 0; i < kSpeakers; ++i) speakers_.push_back(model_.PersonName());
    named_.resize(kSpeakers);
  }

  std::string Text(const ArticleShape& shape) {
    std::vector<Paragraph> paragraphs(shape.prose, Paragraph::kProse);
    paragraphs.insert(paragraphs.end(), Count(shape.direct), Paragraph::kDirect);
    paragraphs.insert(paragraphs.end(), Count(shape.indirect), Paragraph::kIndirect);
    for (size_t i = paragraphs.size(); i > 1; --i) {
      std::swap(paragraphs[i - 1], paragraphs[random_.Below(i)]);
    }
    std::string text;
    for (const Paragraph paragraph : paragraphs) text += Write(paragraph) + "\n\n";
    return text;
  }

  std::string Title() { return model_.LongQuote().substr(0, 60); }

 private:
  // A whole number whose average is `mean`.
  size_t Count(double mean) {
    const double low = std::floor(mean * (0.5 + random_.Unit()));
    return static_cast<size_t>(low) + (random_.Chance(0.5) ? 1 : 0);
  }

  std::string Write(Paragraph paragraph) {
    switch (paragraph) {
      case Paragraph::kDirect: {
        std::string quote = Quote();
        if (quote.ends_with('.')) quote.back() = ',';
        return "“" + quote + "” " + Speaker() + " said.";
      }
      case Paragraph::kIndirect: return Speaker() + " said that " + Lower(model_.Quote());
      case Paragraph::kProse: return WithoutCues(model_.LongQuote());
    }
    return "";
  }

  std::string Quote() {
    if (!random_.Chance(kSharedQuotes)) return model_.Quote();
    const double rank = std::exp(random_.Unit() * std::log(static_cast<double>(kSharedPool)));
    return SpeechModel(kSharedSeed + static_cast<uint64_t>(rank)).Quote();
  }

  // The full name at first, then the last.
  std::string Speaker() {
    const size_t who = random_.Below(kSpeakers);
    if (named_[who]) return speakers_[who].substr(speakers_[who].find(' ') + 1);
    named_[who] = true;
    return speakers_[who];
  }

  static std::string WithoutCues(const std::string& text) {
    std::string rest;
    for (const std::string& word : SplitWords(text)) {
      const std::string_view bare = std::string_view(word).substr(0, word.find_first_of(",."));
      if (std::find(std::begin(kCues), std::end(kCues), bare) != std::end(kCues)) continue;
      rest += (rest.empty() ? "" : " ") + word;
    }
    return rest;
  }

  static std::string Lower(std::string text) {
    if (!text.empty() && text[0] != 'I') text[0] = static_cast<char>(std::tolower(text[0]));
    return text;
  }

  SpeechModel model_;
  Random random_;
  std::vector<std::string> speakers_;
  std::vector<bool> named_;
};

}  // namespace

app::IncomingArticle MakeArticle(const ArticleShape& shape, size_t number) {
  ArticleMaker maker(number);
  app::IncomingArticle article;
  article.url = "https://example.test/" + std::to_string(number);
  article.outlet = "Example Times " + std::to_string(number % 200);
  article.title = maker.Title();
  article.publish_time =
      domain::Time(std::chrono::seconds(int64_t{1'600'000'000} + static_cast<int64_t>(number)));
  article.text = maker.Text(shape);
  return article;
}

}  // namespace verbatim::bench
