#include "services/articles/article_text.h"

#include "services/articles/lines.h"
#include "services/text/document.h"
#include "services/text/unicode.h"

namespace verbatim::articles {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr char32_t kWordJoiner = 0x2060;
constexpr char32_t kByteOrderMark = 0xFEFF;

bool IsLayout(char32_t c) {
  return c == kSoftHyphen || c == kZeroWidthSpace || c == kWordJoiner || c == kByteOrderMark;
}

}  // namespace

std::string EvenOut(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (size_t pos = 0; pos < text.size();) {
    const text::CodePoint point = text::Decode(text, pos);
    const std::string_view bytes = text.substr(pos, point.size);
    pos += point.size;
    if (IsLayout(point.value)) continue;
    if (text::IsSpace(point.value)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += bytes;
  }
  return out;
}

domain::TextSpan ArticleText::AddLine(std::string_view line) {
  const auto begin = static_cast<uint32_t>(article_.text.size());
  article_.text += line;
  const auto end = static_cast<uint32_t>(article_.text.size());
  article_.text += '\n';
  return {begin, end};
}

void ArticleText::AddTitle(std::string_view title) {
  article_.title = EvenOut(title);
  if (!article_.title.empty()) article_.title_span = AddLine(article_.title);
}

void ArticleText::AddStandfirst(std::string_view standfirst) {
  const std::string line = EvenOut(standfirst);
  if (!line.empty() && line != article_.title) article_.standfirst_span = AddLine(line);
}

void ArticleText::OpenPending() {
  const auto begin = static_cast<uint32_t>(article_.text.size());
  if (!article_.entries.empty()) article_.entries.back().span.end = begin;
  domain::Entry entry{.span = {begin, begin}, .heading = {begin, begin}};
  if (pending_) {
    entry.publish_time = pending_->time;
    if (!pending_->heading.empty()) entry.heading = AddLine(pending_->heading);
    if (!pending_->subheading.empty()) AddLine(pending_->subheading);
  }
  article_.entries.push_back(entry);
  pending_.reset();
}

void ArticleText::BeginEntry(std::string_view heading, std::optional<domain::Time> time) {
  std::string line = EvenOut(heading);
  if (pending_ && !pending_->heading.empty()) {
    if (pending_->time && time) {
      OpenPending();  // an entry that is all heading
    } else if (!time) {
      pending_->subheading = std::move(line);
      return;
    }
  } else if (pending_ && !time) {
    pending_->heading = std::move(line);  // of an entry that began without one
    return;
  }
  pending_ = {.heading = std::move(line), .time = time, .subheading = {}};
}

void ArticleText::AddParagraph(std::string_view paragraph) {
  const std::string line = EvenOut(paragraph);
  if (line.empty()) return;
  if (pending_ || article_.entries.empty()) OpenPending();
  AddLine(line);
}

absl::Status ArticleText::Finish() {
  if (pending_ && pending_->time && !pending_->heading.empty()) OpenPending();
  if (!HasBody()) return absl::InvalidArgumentError("holds no text of an article");
  article_.entries.back().span.end = static_cast<uint32_t>(article_.text.size());
  return text::CheckText(article_.text);
}

}  // namespace verbatim::articles
