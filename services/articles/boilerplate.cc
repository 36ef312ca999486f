#include "services/articles/boilerplate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "re2/re2.h"

namespace verbatim::articles {
namespace {

bool IsOneOf(std::string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kLeftOutTags[] = {
    "script",     "style",     "noscript",   "template",
    "nav",        "aside",     "footer",     "form",
    "button",     "select",    "iframe",     "object",
    "embed",      "svg",       "figure",     "canvas",
    "figcaption", "audio",     "video",      "input",
    "label",      "textarea",  "dialog",     "menu",
    "head",       "media",     "note",       "amp-img",
    "amp-ad",     "amp-video", "amp-iframe", "amp-social-share",
    "amp-sidebar"};

constexpr std::string_view kLeftOutRoles[] = {
    "navigation", "complementary", "banner", "contentinfo", "search",
    "dialog",     "form",          "button", "toolbar",     "menu"};

// Parts of class names and ids.
constexpr std::string_view kLeftOutWords[] = {
    "related",      "recommended", "recommendation", "recommendations",
    "newsletter",   "newsletters", "signup",         "subscribe",
    "subscription", "promo",       "promotion",      "promobox",
    "share",        "sharing",     "sharebar",       "social",
    "comments",     "comment",     "respond",        "byline",
    "bylines",      "author",      "authors",        "contributor",
    "caption",      "credit",      "copyright",      "ad",
    "ads",          "advert",      "adverts",        "advertisement",
    "sponsor",      "sponsored",   "cookie",         "cookies",
    "consent",      "breadcrumb",  "breadcrumbs",    "sidebar",
    "nav",          "navigation",  "footer",         "toolbar",
    "tags",         "taglist",     "topics",         "popular",
    "trending",     "outbrain",    "taboola",        "disqus",
    "pullquote",    "timestamp",   "pubdate",        "dateline",
    "meta",         "bio",         "paywall",        "kicker",
    "eyebrow",      "readmore",    "mostread",       "pagination",
    "pager",        "paging",      "footnote",       "footnotes",
    "regwall",      "gallery",     "carousel",       "hidden"};
// Runs of parts.
constexpr std::string_view kLeftOutRuns[] = {
    "-most-read-", "-read-more-",    "-see-also-",    "-more-on-",       "-more-from-",
    "-sign-up-",   "-pull-quote-",   "-sr-only-",     "-screen-reader-", "-visually-hidden-",
    "-skip-link-", "-also-read-",    "-rich-link-",   "-story-card-",    "-link-card-",
    "-jw-player-", "-video-player-", "-audio-player-"};

// Names in lower case, their parts between single dashes: "-post-byline-main-".
std::string Parts(std::initializer_list<std::string_view> names) {
  std::string parts = "-";
  for (std::string_view value : names) {
    char before = ' ';
    for (char c : value) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) == 0) {
        if (parts.back() != '-') parts += '-';
      } else {
        const bool camel =
            std::isupper(byte) != 0 && std::islower(static_cast<unsigned char>(before)) != 0;
        if (camel && parts.back() != '-') parts += '-';
        parts += static_cast<char>(std::tolower(byte));
      }
      before = c;
    }
    if (parts.back() != '-') parts += '-';
  }
  return parts;
}

std::string Parts(const Node& node) { return Parts({node.Get("class"), node.Get("id")}); }

// Whether one of the parts is one of the words.
template <typename Words>
bool HasPart(std::string_view parts, const Words& words) {
  size_t begin = 1;
  while (begin < parts.size()) {
    const size_t end = parts.find('-', begin);
    if (IsOneOf(parts.substr(begin, end - begin), words)) return true;
    begin = end + 1;
  }
  return false;
}

bool IsHidden(const Node& node) {
  if (node.Has("hidden") || node.Get("aria-hidden") == "true") return true;
  std::string style(node.Get("style").substr(0, 1000));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool IsBoilerplate(const Node& node, size_t page_bytes) {
  if (IsOneOf(node.name, kLeftOutTags)) return true;
  if (node.attributes.empty()) return false;
  constexpr std::string_view kWholePage[] = {"html", "body", "main", "article"};
  if (IsOneOf(node.name, kWholePage)) return IsHidden(node) && node.name != "body";
  if (2 * node.text_bytes > page_bytes) return false;
  if (IsHidden(node) || IsOneOf(node.Get("role"), kLeftOutRoles)) return true;
  const std::string parts = Parts(node);
  if (parts.size() <= 1) return false;
  // "Source: Example Wire", beside the text.
  constexpr size_t kMaxSourceBytes = 60;
  constexpr std::string_view kSource[] = {"source"};
  if (node.text_bytes <= kMaxSourceBytes && HasPart(parts, kSource)) return true;
  return HasPart(parts, kLeftOutWords) ||
         std::any_of(std::begin(kLeftOutRuns), std::end(kLeftOutRuns),
                     [&](std::string_view run) { return parts.find(run) != std::string::npos; });
}

bool IsBoilerplateLine(std::string_view line) {
  static const RE2 kPageLine(
      R"((?i)(?:read (?:more|also|next|the full)|related|see also|also read|more(?: on this)?:|more from|more on this|)"
      R"(also in the news|in other news|more stories|top stories|what to read next|don.t miss:|)"
      R"(sign up|by (?:signing up|subscribing|clicking)|already a (?:subscriber|member)|)"
      R"((?:to continue|continue|keep) reading|this (?:article|story|content) is for subscribers|)"
      R"(subscribe|follow us|follow .{1,40} on (?:twitter|x|facebook|instagram)|advertisement|share (?:this|on)|)"
      R"((?:story|article) continues (?:below|after)|scroll (?:down )?to continue|continue(?:s|d)? on page|page \d+ of \d+|)"
      R"(watch(?: live| now)?:|listen:|listen to this|click here|photo(?:graph)?s?:|image(?: source| credit)?:|picture:|)"
      R"(getty images|copyright|©|all rights reserved|loading|skip to|most read|recommended|)"
      R"(view this post on|a post shared by|(?:estimated )?reading time|)"
      R"((?:last )?(?:updated|published|posted)(?: at| on)?:? .{0,6}\d|)"
      R"((?:additional )?(?:reporting|writing|editing) by |for more .{1,60}(?:visit|click)|)"
      R"(do you have a (?:story|tip)|have a (?:story|tip|news tip)\b|.{0,60}(?:let us know|tell us) in the comments|)"
      R"(get (?:the|our) .{0,40}newsletter|join (?:the|our) .{0,40}newsletter|our standards: ).*)");
  static const RE2 kByline(R"((?:By|BY) \p{Lu}[^.!?“”"]{1,80})");
  static const RE2 kAboutAuthor(
      R"((?i).{1,80} is an? .{1,60}\. follow (?:him|her|them) (?:on|at) .{1,40})");
  // "Ada Park Follow 5 min read Jun 7, 2024", and rules such as "###".
  static const RE2 kReadingTime(
      R"([^.!?“”"]{0,80}\d+ (?i:min(?:ute)?s? read)(?:[^a-z.!?“”"][^.!?“”"]{0,40})?|[^\pL\pN]+)");
  constexpr size_t kLongest = 200;
  if (line.size() > kLongest) return false;
  const re2::StringPiece piece(line.data(), line.size());
  if (RE2::FullMatch(piece, kReadingTime)) return true;
  // A whole sentence may begin like a byline: "By Monday the port was open."
  return RE2::FullMatch(piece, kByline) || RE2::FullMatch(piece, kAboutAuthor) ||
         (RE2::FullMatch(piece, kPageLine) && line.find("”") == line.npos);
}

bool IsNamed(const Node& node, std::initializer_list<std::string_view> words) {
  return !node.attributes.empty() && HasPart(Parts(node), words);
}

bool IsLiveEntry(const Node& node) {
  if (node.IsText() || node.attributes.empty()) return false;
  if (node.Get("itemprop").find("liveBlogUpdate") != std::string_view::npos) return true;
  // AMP's <amp-live-list>
  if (node.Has("data-sort-time") && node.parent != nullptr && node.parent->Has("items"))
    return true;
  // A whole name: "live-blog-post", "liveblog__entry--key", "live-update-17", "stream__post",
  // "block-" with a long number, and not a part of such, "live-blog-post-byline".
  static const RE2 kEntry(
      R"((?:(?:.*-)?(?:live-?blog|live|timeline|lb)-(?:[a-z]+-)?(?:entry|post|update|item|block|event))"
      R"((?:-[a-z]*\d[a-z0-9]*)*|(?:.*-)?stream-post|-block-[0-9a-f]{12,})-)");
  for (std::string_view names : {node.Get("class"), node.Get("id")}) {
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find(' '));
      names.remove_prefix(std::min(name.size() + 1, names.size()));
      if (RE2::FullMatch(Parts({name.substr(0, name.find("--"))}), kEntry)) return true;
    }
  }
  return false;
}

}  // namespace verbatim::articles
