#include "services/articles/page_facts.h"

#include <algorithm>
#include <cctype>

#include "re2/re2.h"

#include "services/articles/article_text.h"
#include "services/articles/boilerplate.h"
#include "services/articles/time_formats.h"

namespace verbatim::articles {
namespace {

constexpr size_t kMaxStandfirstBytes = 500;
constexpr size_t kMaxDateBytes = 100;
constexpr size_t kMaxLinkedDataScripts = 100;

std::string Lowercase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void SetOnce(std::string& target, std::string_view value) {
  if (target.empty()) target = EvenOut(value);
}
void SetOnce(std::optional<domain::Time>& target, std::string_view value) {
  if (!target) target = ReadTime(value);
}

// "Ferries return | Example Times" without its outlet.
std::string WithoutOutlet(const std::string& title, const std::string& outlet) {
  for (std::string_view separator : {" | ", " - ", " – ", " — ", " · "}) {
    const size_t found = title.rfind(separator);
    if (found == std::string::npos || found == 0) continue;
    const std::string tail = title.substr(found + separator.size());
    if (tail == outlet || (outlet.empty() && separator == " | ")) return title.substr(0, found);
  }
  return title;
}

// "Example Times" of "Ferries return | Example Times" where the page shows "Ferries return".
std::string OutletBehind(const std::string& shown_title, const std::string& title) {
  for (std::string_view separator : {" | ", " - ", " – ", " — ", " · "}) {
    const std::string head = shown_title + std::string(separator);
    if (!shown_title.empty() && title.starts_with(head)) return title.substr(head.size());
  }
  return {};
}

// The text of an element that holds a title or a name; empty where it holds far more, so that
// elements within one another cost no more than their number.
std::string ShortText(const Node& node) {
  constexpr size_t kLongest = 2000;
  return node.text_bytes > kLongest ? std::string() : EvenOut(TextOf(node));
}

// "June 5, 2024" of "Published: June 5, 2024".
std::string WithoutLabel(const std::string& shown) {
  static const RE2 kLabel(R"((?i)(?:first |date )?(?:published|posted|created)(?: on| at)?:?\s+)");
  re2::StringPiece rest(shown);
  RE2::Consume(&rest, kLabel);
  return std::string(rest.data(), rest.size());
}

class FactsReader {
 public:
  explicit FactsReader(const Node& page) : page_(page) {}

  PageFacts Run() && {
    for (const Node* node = NextInTree(&page_, &page_); node != nullptr;) {
      const bool skip = !node->IsText() && Visit(*node);
      node = skip ? NextAfter(node, &page_) : NextInTree(node, &page_);
    }
    out_.facts = item_;
    out_.facts.FillFrom(meta_);
    if (out_.facts.outlet.empty()) out_.facts.outlet = OutletBehind(out_.shown_title, title_);
    if (out_.facts.title.empty()) out_.facts.title = out_.shown_title;
    if (out_.facts.title.empty()) out_.facts.title = WithoutOutlet(title_, out_.facts.outlet);
    if (out_.facts.authors.empty()) {
      for (const std::string& name : NamesInByline(byline_)) out_.facts.AddAuthor(name);
    }
    for (const auto& shown : {shown_time_, shown_date_}) {
      if (!out_.facts.publish_time) out_.facts.publish_time = shown;
    }
    return std::move(out_);
  }

 private:
  // Returns whether nothing inside is of interest.
  bool Visit(const Node& node) {
    if (node.name == "html" && node.Has("lang")) meta_.language = node.Get("lang");
    if (node.name == "meta") VisitMeta(node);
    if (node.name == "link") VisitLink(node);
    if (node.name == "title" && title_.empty()) title_ = ShortText(node);
    if (node.name == "script") {
      if (IsLinkedDataScript(node) && out_.json_ld.size() < kMaxLinkedDataScripts) {
        out_.json_ld.push_back(TextOf(node));
      }
      return true;
    }
    if (IsLiveEntry(node)) return true;  // what it says, it says of itself
    if (node.Has("itemprop")) VisitItem(node);
    if (node.name == "h1") VisitHeading(node);
    if (node.name == "time") {
      SetOnce(shown_time_, node.Has("datetime") ? node.Get("datetime") : ShortText(node));
    }
    if (node.name == "a" && node.Get("rel") == "author") item_.AddAuthor(ShortText(node));
    if (node.text_bytes < kMaxStandfirstBytes && node.Has("class")) VisitNamed(node);
    return false;
  }

  // Sites put their own name into an <h1> too, above the title.
  void VisitHeading(const Node& node) {
    const std::string shown = ShortText(node);
    if (shown.empty() || (!out_.shown_title.empty() && IsTitle(out_.shown_title))) return;
    if (!out_.shown_title.empty() && !IsTitle(shown)) return;
    out_.shown_title = shown;
    out_.heading = &node;
  }

  bool IsTitle(const std::string& shown) const {
    return shown != meta_.outlet && (title_.starts_with(shown) || meta_.title == shown);
  }

  void VisitNamed(const Node& node) {
    // A standfirst stands under the title of the article, not of another one below.
    if (!out_.shown_title.empty() && out_.standfirst.empty() &&
        IsNamed(node, {"standfirst", "dek", "deck", "subtitle", "subhead", "subheadline"})) {
      out_.standfirst = ShortText(node);
    }
    if (byline_.empty() && IsNamed(node, {"byline"})) byline_ = ShortText(node);
    if (!shown_date_ && node.text_bytes < kMaxDateBytes &&
        IsNamed(node, {"date", "dateline", "published", "pubdate", "timestamp"})) {
      SetOnce(shown_date_, WithoutLabel(ShortText(node)));
    }
  }

  void VisitMeta(const Node& node) {
    const std::string_view content = node.Get("content");
    const std::string name =
        Lowercase(node.Has("property") ? node.Get("property") : node.Get("name"));
    if (name == "og:title") meta_.title = EvenOut(content);
    if (IsOneOf(name, {"twitter:title", "dc.title", "parsely-title"}))
      SetOnce(meta_.title, content);
    if (name == "og:site_name") meta_.outlet = EvenOut(content);
    if (IsOneOf(name, {"application-name", "dc.publisher", "twitter:app:name:iphone"})) {
      SetOnce(meta_.outlet, content);
    }
    if (name == "og:url" && IsPageUrl(content)) SetOnce(meta_.url, content);
    if (name == "og:locale") SetOnce(meta_.language, content);
    if (IsOneOf(name, {"author", "article:author", "byl", "dc.creator", "parsely-author"})) {
      for (const std::string& author : NamesInByline(content)) meta_.AddAuthor(author);
    }
    if (IsOneOf(name, {"article:published_time", "date", "dc.date", "dc.date.issued", "pubdate",
                       "parsely-pub-date", "publish-date", "sailthru.date", "article.published",
                       "og:article:published_time", "dcterms.created"})) {
      SetOnce(meta_.publish_time, content);
    }
    if (Lowercase(node.Get("http-equiv")) == "content-language") SetOnce(meta_.language, content);
  }

  void VisitLink(const Node& node) {
    // The canonical address is the page's own; og:url may be another form of it.
    if (node.Get("rel") == "canonical" && IsPageUrl(node.Get("href"))) meta_.url = node.Get("href");
  }

  void VisitItem(const Node& node) {
    const std::string_view value = node.Get("content");
    for (std::string_view property : {"headline", "datePublished", "author", "creator", "publisher",
                                      "inLanguage", "mainEntityOfPage", "articleBody"}) {
      if (!HasWord(node.Get("itemprop"), property)) continue;
      if (property == "headline") SetOnce(item_.title, ValueOf(node));
      if (property == "datePublished") {
        for (std::string_view time : {node.Get("datetime"), value, node.Get("title")}) {
          SetOnce(item_.publish_time, time);
        }
      }
      if (property == "author" || property == "creator") item_.AddAuthor(NameOf(node));
      if (property == "publisher") SetOnce(item_.outlet, NameOf(node));
      if (property == "inLanguage") SetOnce(item_.language, value);
      if (property == "mainEntityOfPage") {
        for (std::string_view url : {node.Get("itemid"), node.Get("href"), value}) {
          if (item_.url.empty() && IsPageUrl(url)) item_.url = url;
        }
      }
      if (property == "articleBody" && node.text_bytes > 0) AddBody(node);
    }
  }

  void AddBody(const Node& node) {
    for (const Node* up = node.parent; up != nullptr; up = up->parent) {
      if (!out_.body.empty() && up == out_.body.back()) return;  // within one already known
    }
    out_.body.push_back(&node);
  }

  static bool HasWord(std::string_view list, std::string_view word) {
    const size_t found = list.find(word);
    return found != std::string_view::npos && (found == 0 || list[found - 1] == ' ') &&
           (found + word.size() == list.size() || list[found + word.size()] == ' ');
  }

  // An item's value: its content attribute, else its text.
  static std::string ValueOf(const Node& node) {
    return node.Has("content") ? std::string(node.Get("content")) : ShortText(node);
  }

  // A person's or organisation's name: of the item inside, else the value itself.
  static std::string NameOf(const Node& node) {
    constexpr int kLooksAt = 100;
    int seen = 0;
    for (const Node* inner = NextInTree(&node, &node); inner != nullptr && seen < kLooksAt;
         inner = NextInTree(inner, &node), ++seen) {
      if (HasWord(inner->Get("itemprop"), "name")) return ValueOf(*inner);
    }
    return ValueOf(node);
  }

  const Node& page_;
  PageFacts out_;
  Facts item_;  // microdata
  Facts meta_;
  std::string title_;
  std::string byline_;
  std::optional<domain::Time> shown_time_;  // of a <time>
  std::optional<domain::Time> shown_date_;  // of an element named so
};

}  // namespace

bool IsLinkedDataScript(const Node& node) {
  return node.name == "script" && Lowercase(node.Get("type")).starts_with("application/ld+json");
}

PageFacts ReadPageFacts(const Node& page) { return FactsReader(page).Run(); }

}  // namespace verbatim::articles
