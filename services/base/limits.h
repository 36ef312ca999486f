#ifndef VERBATIM_SERVICES_BASE_LIMITS_H_
#define VERBATIM_SERVICES_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

// Limits that callers can meet. Each is named in the error that reports it.
namespace verbatim {

// Largest article text, bytes of UTF-8. The longest live blogs of a day run to some 300 kB; 16 MiB
// leaves room for collections and keeps every offset far below 32 bits.
inline constexpr size_t kMaxArticleBytes = size_t{16} * 1024 * 1024;

// Most statements stored for one article revision. Quote-heavy articles have one per 25 words.
inline constexpr size_t kMaxStatementsPerArticle = 100'000;

// Longest quote text accepted by search and verify, bytes: some 3,000 words.
inline constexpr size_t kMaxQueryBytes = size_t{20} * 1024;

// Longest URL, outlet, title or name, bytes.
inline constexpr size_t kMaxMetadataBytes = 2048;

// Most authors of one article.
inline constexpr size_t kMaxAuthors = 100;

// Longest name of a speaker, bytes; the registry keeps names in indexes.
inline constexpr size_t kMaxSpeakerNameBytes = 512;

// Speakers that one call imports, and the aliases and the roles of each: a thousand take about a
// second, in which no article is stored.
inline constexpr size_t kMaxImportedSpeakers = 1000;
inline constexpr size_t kMaxImportedNames = 100;

// Hashes kept of what surrounds a statement: how much two surroundings share is told from these to
// a tenth or so.
inline constexpr size_t kMaxContextHashes = 64;

// Rows on a page of a list: what is used when the request says nothing, and the most it can ask.
inline constexpr int32_t kDefaultPageSize = 50;
inline constexpr int32_t kMaxPageSize = 1000;

// Quotes on a page of repeats, and the occurrences shown of each: every quote costs a read of its
// own, and each occurrence is aligned with its quote.
inline constexpr int32_t kMaxRepeatPageSize = 100;
inline constexpr int32_t kMaxRepeatedOccurrences = 100;

// Articles that are read for paragraphs that repeat, the latest published first: a second or two
// and some 100 MB of text.
inline constexpr size_t kMaxArticlesForParagraphs = 20'000;

// Paragraphs of fewer words are by-lines, notices and headings rather than text that was copied.
inline constexpr size_t kFewestParagraphWords = 12;

// Places shown of a paragraph that repeats.
inline constexpr size_t kMaxParagraphPlaces = 20;

// Matches that a verification returns: when the request says nothing, and the most it can ask.
inline constexpr int32_t kDefaultMatches = 5;
inline constexpr int32_t kMaxMatches = 20;

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_LIMITS_H_
