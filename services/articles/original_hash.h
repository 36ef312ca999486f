#ifndef VERBATIM_SERVICES_ARTICLES_ORIGINAL_HASH_H_
#define VERBATIM_SERVICES_ARTICLES_ORIGINAL_HASH_H_

#include <string>
#include <string_view>

namespace verbatim::articles {

// SHA-256 of the bytes that an article was read from, as domain::Article::original_hash keeps it.
std::string HashOfOriginal(std::string_view bytes);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_ORIGINAL_HASH_H_
