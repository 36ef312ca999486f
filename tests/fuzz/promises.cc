#include "tests/fuzz/promises.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/app/analyze_article.h"
#include "services/app/compare_wordings.h"
#include "services/articles/reader.h"
#include "services/base/error.h"
#include "services/matching/normal_form.h"
#include "services/text/document.h"
#include "services/text/offset_map.h"

namespace verbatim::fuzz {
namespace {

using domain::AttributedStatement;
using domain::TextSpan;

class ArticleCheck {
 public:
  explicit ArticleCheck(const domain::Article& article)
      : article_(article),
        maps_{{article.text, text::OffsetEncoding::kCodePoints},
              {article.text, text::OffsetEncoding::kUtf8},
              {article.text, text::OffsetEncoding::kUtf16}} {}

  std::string Run(const std::vector<AttributedStatement>& all) {
    for (const AttributedStatement& one : all) {
      std::string broken = Check(one);
      if (!broken.empty()) return broken;
    }
    std::sort(content_.begin(), content_.end());
    for (size_t i = 1; i < content_.size(); ++i) {
      if (content_[i].begin < content_[i - 1].end) return "two statements share content";
    }
    return "";
  }

 private:
  std::string Check(const AttributedStatement& one) {
    const domain::Statement& statement = one.statement;
    if (statement.content.empty()) return "a statement without content";
    if (statement.entry >= article_.entries.size()) return "a statement of no entry";
    if (statement.confidence < 0 || statement.confidence > 1) return "confidence beyond [0, 1]";
    uint32_t end = 0;
    for (const domain::Segment& segment : statement.content) {
      if (segment.span.begin < end) return "segments out of order";
      end = segment.span.end;
      if (!Holds(segment.span)) return "a segment that is no text";
      if (EntryOf(segment.span) != statement.entry) return "a segment of another entry";
      content_.push_back(segment.span);
    }
    if (statement.cue && !Holds(*statement.cue)) return "a cue that is no text";
    if (statement.source && !Holds(*statement.source)) return "a source that is no text";
    for (const domain::ChainLink& link : one.chain) {
      if (link.evidence && !Holds(*link.evidence)) return "evidence that is no text";
      if (link.confidence < 0 || link.confidence > 1) return "a link's confidence beyond [0, 1]";
    }
    return "";
  }

  // Whether a span is a stretch of text whose ends survive every encoding of offsets.
  bool Holds(TextSpan span) const {
    if (span.begin >= span.end || span.end > article_.text.size()) return false;
    return IsBoundary(span.begin) && IsBoundary(span.end);
  }

  bool IsBoundary(uint32_t byte) const {
    if (byte < article_.text.size() &&
        (static_cast<unsigned char>(article_.text[byte]) & 0xC0) == 0x80) {
      return false;
    }
    return std::all_of(std::begin(maps_), std::end(maps_), [&](const text::OffsetMap& map) {
      return map.ToByte(map.FromByte(byte)) == byte;
    });
  }

  // The first entry also holds what stands before it: title and standfirst.
  uint32_t EntryOf(TextSpan span) const {
    uint32_t entry = 0;
    while (entry + 1 < article_.entries.size() &&
           article_.entries[entry + 1].span.begin <= span.begin) {
      ++entry;
    }
    const bool crosses =
        entry + 1 < article_.entries.size() && article_.entries[entry + 1].span.begin < span.end;
    return crosses ? static_cast<uint32_t>(article_.entries.size()) : entry;
  }

  const domain::Article& article_;
  const text::OffsetMap maps_[3];
  std::vector<TextSpan> content_;
};

bool SameStatements(const std::vector<AttributedStatement>& a,
                    const std::vector<AttributedStatement>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const AttributedStatement& x, const AttributedStatement& y) {
                      return x.statement == y.statement && x.chain == y.chain;
                    });
}

// Every word leads back to a place of its own in the text, in order, and normalising the words
// gives the same again.
std::string BrokenFormPromise(std::string_view text) {
  const matching::NormalForm form = matching::Normalize(text);
  uint32_t end = 0;
  for (const matching::NormalWord& word : form.words) {
    if (word.size == 0) return "an empty word";
    if (!word.origin.IsValidIn(text) || word.origin.empty()) return "a word from nowhere";
    if (word.origin.begin < end) return "words that overlap in the text";
    end = word.origin.end;
  }
  const std::string joined = form.Joined();
  return matching::Normalize(joined).Joined() == joined ? "" : "other words when normalised again";
}

// The texts of all edits of one side are that side, but for white space; the steps of a move come
// in pairs.
std::string BrokenEditsPromise(std::string_view a, std::string_view b,
                               const std::vector<domain::Edit>& edits) {
  const auto without_spaces = [](std::string_view text) {
    std::string kept(text);
    std::erase_if(kept, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    return kept;
  };
  std::string a_side;
  std::string b_side;
  std::map<int32_t, int> places;  // +1 where the words stood, +2 where they stand now
  for (const domain::Edit& edit : edits) {
    a_side += without_spaces(edit.a_text);
    b_side += without_spaces(edit.b_text);
    if ((edit.op == domain::EditOp::kMove) != (edit.move > 0)) return "a move without its number";
    if (edit.move > 0) places[edit.move] += edit.b_text.empty() ? 1 : 2;
  }
  for (const auto& [number, sum] : places) {
    if (sum != 3) return "a move without its other place";
  }
  if (!a_side.empty() && a_side != without_spaces(a)) return "edits that lose words of the first";
  if (!b_side.empty() && b_side != without_spaces(b)) return "edits that lose words of the second";
  return "";
}

}  // namespace

std::string BrokenExtractionPromise(std::string_view bytes) {
  const auto article = articles::ReadArticle(bytes, {});
  if (!article.ok()) {
    return GetErrorDetail(article.status()) ? "" : "refused without a reason";
  }
  const auto all = app::AnalyzeArticle(*article);
  if (!all.ok()) return GetErrorDetail(all.status()) ? "" : "refused without a reason";
  if (!SameStatements(*all, *app::AnalyzeArticle(*article))) return "not the same twice";
  return ArticleCheck(*article).Run(*all);
}

std::string BrokenComparisonPromise(std::string_view a, std::string_view b) {
  if (!text::CheckText(a).ok() || !text::CheckText(b).ok()) return "";
  for (const std::string_view text : {a, b}) {
    if (std::string broken = BrokenFormPromise(text); !broken.empty()) return broken;
  }
  if (app::CompareWordings(a, a).relation != domain::Relation::kExact) return "not itself";
  const domain::Comparison there = app::CompareWordingsWithEdits(a, b);
  const domain::Comparison back = app::CompareWordings(b, a);
  if (there.relation != back.relation) return "another relation the other way round";
  if (there.meaning_changed() != back.meaning_changed())
    return "another meaning the other way round";
  if (there.score != back.score) return "another score the other way round";
  if (there.score < 0 || there.score > 1) return "a score beyond [0, 1]";
  return BrokenEditsPromise(a, b, there.edits);
}

}  // namespace verbatim::fuzz
