#include "services/export/schema_org.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "services/export/text_fragment.h"

namespace verbatim::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string Iri(std::string_view prefix, std::string_view name) {
  return std::string(prefix).append(name);
}

// schema.org lets persons and organisations create things; a group is one of the latter.
const char* TypeOf(domain::SpeakerKind kind) {
  const bool several =
      kind == domain::SpeakerKind::kOrganization || kind == domain::SpeakerKind::kGroup;
  return several ? "Organization" : "Person";
}

Json ToJson(const SpeakerRecord& speaker, std::string_view iri_prefix) {
  Json out = {{"@type", TypeOf(speaker.kind)},
              {"@id", Iri(iri_prefix, speaker.name)},
              {"name", speaker.display_name}};
  if (!speaker.wikidata_id.empty()) {
    out["sameAs"] = "https://www.wikidata.org/entity/" + speaker.wikidata_id;
  }
  return out;
}

Json ToJson(const ArticleRecord& article, std::string_view iri_prefix) {
  Json out = {
      {"@type", "NewsArticle"}, {"@id", Iri(iri_prefix, article.name)}, {"url", article.url}};
  if (!article.title.empty()) out["headline"] = article.title;
  if (!article.outlet.empty()) {
    out["publisher"] = {{"@type", "Organization"}, {"name", article.outlet}};
  }
  if (article.publish_time) out["datePublished"] = domain::FormatTime(*article.publish_time);
  return out;
}

Json Speakers(const QuoteRecord& quote, std::string_view iri_prefix) {
  Json speakers = Json::array();
  for (const SpeakerRecord& speaker : quote.speakers) {
    speakers.push_back(ToJson(speaker, iri_prefix));
  }
  return speakers;
}

Json Articles(const QuoteRecord& quote, std::string_view iri_prefix) {
  Json articles = Json::array();
  for (const ArticleRecord& article : quote.appearances) {
    articles.push_back(ToJson(article, iri_prefix));
  }
  return articles;
}

// What both have: when it was first published and where, as far as is known.
void AddFirst(const QuoteRecord& quote, Json& out) {
  if (quote.appearances.empty()) return;
  const ArticleRecord& first = quote.appearances.front();
  if (first.publish_time) out["datePublished"] = domain::FormatTime(*first.publish_time);
  out["url"] = TextFragmentLink(first.url, quote.first_words);
}

Json ToJson(const domain::Rating& rating) {
  Json out = {{"@type", "Rating"}};
  if (!rating.text.empty()) out["alternateName"] = rating.text;
  if (rating.value) out["ratingValue"] = *rating.value;
  if (rating.best) out["bestRating"] = *rating.best;
  if (rating.worst) out["worstRating"] = *rating.worst;
  return out;
}

// As its publisher has it. `claim` is what it reviews.
Json ToJson(const ReviewRecord& record, Json claim, std::string_view iri_prefix) {
  const domain::Review& review = record.review;
  Json author = {{"@type", "Organization"}, {"name", review.publisher}};
  if (!review.publisher_url.empty()) author["url"] = review.publisher_url;
  Json out = {{"@type", "ClaimReview"},
              {"@id", Iri(iri_prefix, record.name)},
              {"url", review.url},
              {"claimReviewed", review.claim_text},
              {"author", std::move(author)},
              {"itemReviewed", std::move(claim)},
              {"reviewRating", ToJson(review.rating)}};
  if (!review.title.empty()) out["headline"] = review.title;
  if (!review.summary.empty()) out["reviewBody"] = review.summary;
  if (review.publish_time) out["datePublished"] = domain::FormatTime(*review.publish_time);
  return out;
}

// A claim without its reviews. Of a quote it is what the quote claims, not the quote itself.
Json ClaimNode(const QuoteRecord& quote, std::string_view iri_prefix) {
  const bool of_quote = quote.name.starts_with("quotes/");
  const std::string id = Iri(iri_prefix, quote.name) + (of_quote ? "#claim" : "");
  Json out = {{"@type", "Claim"},
              {"@id", id},
              {"identifier", quote.name},
              {"text", quote.wording},
              {"author", Speakers(quote, iri_prefix)}};
  AddFirst(quote, out);
  if (!quote.appearances.empty()) {
    out["firstAppearance"] = ToJson(quote.appearances.front(), iri_prefix);
  }
  out["appearance"] = Articles(quote, iri_prefix);
  return out;
}

}  // namespace

std::string SchemaOrgBegin() { return "{\"@context\": \"https://schema.org\", \"@graph\": [\n"; }

std::string SchemaOrgEnd() { return "\n]}\n"; }

std::string Quotation(const QuoteRecord& quote, std::string_view iri_prefix) {
  Json out = {{"@type", "Quotation"},
              {"@id", Iri(iri_prefix, quote.name)},
              {"identifier", quote.name},
              {"text", quote.wording},
              {"creator", Speakers(quote, iri_prefix)}};
  AddFirst(quote, out);
  out["isPartOf"] = Articles(quote, iri_prefix);
  return out.dump();
}

std::string Claim(const QuoteRecord& quote, std::string_view iri_prefix) {
  Json out = ClaimNode(quote, iri_prefix);
  for (const ReviewRecord& review : quote.reviews) {
    out["review"].push_back(ToJson(review, {{"@id", out["@id"]}}, iri_prefix));
  }
  return out.dump();
}

std::string ClaimReview(const QuoteRecord& claim, const ReviewRecord& review,
                        std::string_view iri_prefix) {
  return ToJson(review, ClaimNode(claim, iri_prefix), iri_prefix).dump();
}

}  // namespace verbatim::exports
