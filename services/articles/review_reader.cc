#include "services/articles/review_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "services/articles/blocks.h"
#include "services/articles/decode_markup.h"
#include "services/articles/facts.h"
#include "services/articles/format.h"
#include "services/articles/json.h"
#include "services/articles/linked_data.h"
#include "services/articles/markup_parser.h"
#include "services/articles/page_facts.h"
#include "services/articles/time_formats.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

bool IsClaimReview(Json node) {
  for (Json type : node["@type"].Items()) {
    std::string_view name = type.Text();
    if (const size_t end = name.find_last_of("/:"); end != std::string_view::npos) {
      name.remove_prefix(end + 1);
    }
    if (name == "ClaimReview") return true;
  }
  return false;
}

// The first text of a value: itself, of a list, or of an object the member "@value", "name" or
// "text".
std::string TextOfValue(Json value) {
  for (Json one : value.Items()) {
    for (Json text : {one, one["@value"], one["name"], one["text"]}) {
      for (Json item : text.Items()) {
        if (std::string plain = PlainText(item.Text()); !plain.empty()) return plain;
      }
    }
  }
  return {};
}

std::string FirstText(Json node, std::initializer_list<std::string_view> members) {
  for (std::string_view member : members) {
    if (std::string text = TextOfValue(node[member]); !text.empty()) return text;
  }
  return {};
}

std::string FirstUrl(Json node, std::initializer_list<std::string_view> members) {
  for (std::string_view member : members) {
    for (Json one : node[member].Items()) {
      for (Json address : {one, one["@id"], one["url"]}) {
        for (Json item : address.Items()) {
          const std::string_view url = Trimmed(item.Text());
          if (IsPageUrl(url)) return std::string(url);
        }
      }
    }
  }
  return {};
}

// "www.example.org" of "https://www.example.org/about".
std::string HostOf(std::string_view url) {
  const size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 2);
  return std::string(url.substr(0, url.find_first_of("/?#:")));
}

class ReviewReader {
 public:
  ReviewReader(Json node, std::string_view fallback_url, std::vector<std::string>& warnings)
      : node_(node), fallback_url_(fallback_url), warnings_(warnings) {}

  absl::StatusOr<domain::Review> Read() {
    domain::Review review;
    const Json claim = First(node_["itemReviewed"]);
    review.url = FirstUrl(node_, {"url", "mainEntityOfPage", "@id"});
    if (review.url.empty()) review.url = fallback_url_;
    if (review.url.empty()) return Missing("url", "has no absolute URL");
    review.claim_text = FirstText(node_, {"claimReviewed"});
    if (review.claim_text.empty()) review.claim_text = FirstText(claim, {"text", "name"});
    if (review.claim_text.empty()) return Missing("claimReviewed", "is required");
    ReadPublisher(review);
    if (review.publisher.empty()) return Missing("author", "has no name of a publisher");
    review.title = FirstText(node_, {"headline", "name"});
    review.claimant = FirstText(claim, {"author", "creator"});
    review.claim_time = FirstTime("itemReviewed.", claim, {"datePublished", "dateCreated"});
    ReadRating(review);
    review.publish_time = FirstTime("", node_, {"datePublished", "dateCreated", "dateModified"});
    return review;
  }

 private:
  static Json First(Json value) {
    const std::vector<Json> items = value.Items();
    return items.empty() ? Json() : items.front();
  }

  static absl::Status Missing(const char* field, std::string_view what) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     std::string(field) + " " + std::string(what),
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = field});
  }

  // Who reviews is the author; pages name the publisher, feeds who made the markup.
  void ReadPublisher(domain::Review& review) {
    for (std::string_view member : {"author", "publisher", "sdPublisher"}) {
      const Json who = node_[member];
      if (review.publisher_url.empty()) {
        review.publisher_url = FirstUrl(First(who), {"url", "sameAs", "@id"});
      }
      if (review.publisher.empty()) review.publisher = TextOfValue(who);
    }
    if (review.publisher.empty()) {
      review.publisher = HostOf(review.publisher_url);
      if (!review.publisher.empty())
        warnings_.emplace_back("author has no name: its host is taken");
    }
  }

  void ReadRating(domain::Review& review) {
    const Json rating = First(node_["reviewRating"]);
    domain::Rating& read = review.rating;
    if (rating.IsObject()) {
      read.text = FirstText(rating, {"alternateName", "name"});
      read.value = NumberOf(rating, "ratingValue");
      read.best = NumberOf(rating, "bestRating");
      read.worst = NumberOf(rating, "worstRating");
      // Publishers without a scale put their word here.
      if (read.text.empty() && !read.value) read.text = TextOfValue(rating["ratingValue"]);
    } else {
      read.text = TextOfValue(rating);
    }
    if (read.text.empty() && !read.value) {
      warnings_.emplace_back("reviewRating is missing: the review has no rating");
    }
    review.summary = FirstText(node_, {"reviewBody", "description", "text", "abstract"});
    if (review.summary.empty()) {
      review.summary = FirstText(rating, {"ratingExplanation", "description"});
    }
  }

  std::optional<double> NumberOf(Json rating, std::string_view member) {
    const Json value = First(rating[member]);
    if (const std::optional<double> number = value.Real()) return number;
    const std::string_view text = Trimmed(value.Text());
    if (text.empty()) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (whole && number < 1e15 && number > -1e15) return number;
    warnings_.push_back("reviewRating." + std::string(member) + " is not a number: left out");
    return std::nullopt;
  }

  std::optional<domain::Time> FirstTime(const std::string& path, Json node,
                                        std::initializer_list<std::string_view> members) {
    for (std::string_view member : members) {
      const std::string text = TextOfValue(node[member]);
      if (text.empty()) continue;
      if (const auto time = ReadTime(text)) return time;
      warnings_.push_back(path + std::string(member) + " is not a date: left out");
    }
    return std::nullopt;
  }

  const Json node_;
  const std::string_view fallback_url_;
  std::vector<std::string>& warnings_;
};

// Collects the reviews of a file's parts.
class Collector {
 public:
  explicit Collector(const CallContext& call) : call_(call) {}

  // All reviews in a JSON value. `part` names it, empty for the whole file.
  absl::Status Add(const std::string& part, Json root, std::string_view fallback_url) {
    int number = 0;
    std::vector<Json> waiting = root.Items();
    std::reverse(waiting.begin(), waiting.end());
    while (!waiting.empty()) {
      const Json node = waiting.back();
      waiting.pop_back();
      if (IsClaimReview(node)) {
        RETURN_IF_ERROR(AddReview(PlaceOf(part, ++number), node, fallback_url));
        continue;
      }
      std::vector<Json> inside;
      for (std::string_view member :
           {"@graph", "dataFeedElement", "item", "itemListElement", "mainEntity",
            "mainEntityOfPage", "hasPart", "review", "subjectOf"}) {
        for (Json one : node[member].Items()) {
          if (one.IsObject()) inside.push_back(one);
        }
      }
      waiting.insert(waiting.end(), inside.rbegin(), inside.rend());
    }
    return absl::OkStatus();
  }

  void AddFailure(const std::string& place, absl::Status status) {
    if (!GetErrorDetail(status)) {
      status = MakeError(absl::StatusCode::kInvalidArgument,
                         std::string_view(status.message().data(), status.message().size()),
                         {.reason = "FIELD_INVALID", .metadata = {}, .field = ""});
    }
    found_.push_back({.place = place, .review = std::move(status), .warnings = {}});
  }

  // A script, or a line.
  absl::Status AddJson(const std::string& part, std::string_view json,
                       std::string_view fallback_url) {
    RETURN_IF_ERROR(CheckCall(call_));
    std::string repaired;
    const absl::StatusOr<Json> root = ParseLinkedData(parser_, json, repaired);
    if (root.ok()) return Add(part, *root, fallback_url);
    // Pages have scripts of all kinds: one that is broken matters if it is about reviews.
    if (json.find("ClaimReview") != std::string_view::npos || part.starts_with("line")) {
      AddFailure(part, root.status());
    }
    return absl::OkStatus();
  }

  absl::Status AddPage(const std::string& part, const MarkupTree& tree,
                       std::string_view fallback_url) {
    int number = 0;
    const Node* top = &tree.root();
    for (const Node* node = NextInTree(top, top); node != nullptr; node = NextInTree(node, top)) {
      if (node->IsText() || !IsLinkedDataScript(*node)) continue;
      const std::string script = "script " + std::to_string(++number);
      RETURN_IF_ERROR(AddJson(part.empty() ? script : part, TextOf(*node), fallback_url));
    }
    return absl::OkStatus();
  }

  std::vector<FoundReview> Take() { return std::move(found_); }

 private:
  static std::string PlaceOf(const std::string& part, int number) {
    return (part.empty() ? "" : part + ", ") + "review " + std::to_string(number);
  }

  absl::Status AddReview(std::string place, Json node, std::string_view fallback_url) {
    if (found_.size() == kMaxReviewsPerFile) {
      return absl::InvalidArgumentError("the file has more than " +
                                        std::to_string(kMaxReviewsPerFile) +
                                        " reviews; import it in parts");
    }
    std::vector<std::string> warnings;
    absl::StatusOr<domain::Review> review = ReviewReader(node, fallback_url, warnings).Read();
    found_.push_back(
        {.place = std::move(place), .review = std::move(review), .warnings = std::move(warnings)});
    return absl::OkStatus();
  }

  const CallContext& call_;
  simdjson::dom::parser parser_;
  std::vector<FoundReview> found_;
};

absl::Status ReadJson(std::string_view json, Collector& collector) {
  simdjson::dom::parser parser;
  const absl::StatusOr<Json> whole = ParseJson(parser, json);
  if (whole.ok()) return collector.Add("", *whole, "");
  // Else one review a line, or JSON that is broken.
  const size_t end = json.find('\n');
  simdjson::dom::parser first;
  if (end == std::string_view::npos || !ParseJson(first, json.substr(0, end)).ok()) {
    return whole.status();
  }
  int number = 0;
  while (!json.empty()) {
    const size_t size = std::min(json.find('\n'), json.size());
    const std::string_view line = Trimmed(json.substr(0, size));
    json.remove_prefix(std::min(size + 1, json.size()));
    ++number;
    if (line.empty()) continue;
    RETURN_IF_ERROR(collector.AddJson("line " + std::to_string(number), line, ""));
  }
  return absl::OkStatus();
}

// The page that an item of a feed leads to.
std::string LinkOf(const Node& item) {
  for (const Node* child = item.first_child; child != nullptr; child = child->next) {
    if (child->name != "link" && child->name != "guid" && child->name != "id") continue;
    const std::string text = TextOf(*child);
    const std::string_view address = child->Has("href") ? child->Get("href") : Trimmed(text);
    if (IsPageUrl(address)) return std::string(address);
  }
  return {};
}

absl::Status ReadItem(const std::string& place, const Node& item, const CallContext& call,
                      Collector& collector) {
  const std::string link = LinkOf(item);
  for (const Node* child = item.first_child; child != nullptr; child = child->next) {
    if (child->name != "content:encoded" && child->name != "content" &&
        child->name != "description" && child->name != "summary") {
      continue;
    }
    const std::string content = TextOf(*child);
    if (content.find("ClaimReview") == std::string::npos) continue;
    if (const std::string_view json = Trimmed(content); json.starts_with('{')) {
      RETURN_IF_ERROR(collector.AddJson(place, json, link));
      continue;
    }
    ASSIGN_OR_RETURN(const MarkupTree tree, ParseHtml(content, call));
    RETURN_IF_ERROR(collector.AddPage(place, tree, link));
  }
  return absl::OkStatus();
}

absl::Status ReadFeed(std::string_view markup, const CallContext& call, Collector& collector) {
  ASSIGN_OR_RETURN(const XmlDocument document, ParseXml(markup, call));
  const Node* top = &document.tree.root();
  int number = 0;
  for (const Node* node = NextInTree(top, top); node != nullptr;) {
    const bool item = node->name == "item" || node->name == "entry";
    if (item && node->closed) {
      RETURN_IF_ERROR(ReadItem("item " + std::to_string(++number), *node, call, collector));
    }
    node = item ? NextAfter(node, top) : NextInTree(node, top);
  }
  if (!document.error.ok()) collector.AddFailure("the rest", document.error);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<FoundReview>> ReadReviews(std::string_view bytes,
                                                     const CallContext& call) {
  if (bytes.size() > kMaxMarkupBytes) {
    return absl::InvalidArgumentError("the file has more than " + std::to_string(kMaxMarkupBytes) +
                                      " bytes; import it in parts");
  }
  std::vector<std::string> warnings;
  const std::string text = DecodeMarkup(bytes, "", warnings);
  const std::string_view trimmed = Trimmed(text);
  Collector collector(call);
  if (trimmed.starts_with('{') || trimmed.starts_with('[')) {
    RETURN_IF_ERROR(ReadJson(trimmed, collector));
  } else if (SniffFormat(trimmed.substr(0, kSniffBytes)) == Format::kFeed) {
    RETURN_IF_ERROR(ReadFeed(trimmed, call, collector));
  } else if (trimmed.starts_with('<')) {
    ASSIGN_OR_RETURN(const MarkupTree tree, ParseHtml(trimmed, call));
    RETURN_IF_ERROR(collector.AddPage("", tree, ""));
  } else {
    return absl::InvalidArgumentError("the file is neither JSON nor a page nor a feed");
  }
  std::vector<FoundReview> found = collector.Take();
  if (found.empty()) return absl::InvalidArgumentError("the file has no ClaimReview");
  return found;
}

}  // namespace verbatim::articles
