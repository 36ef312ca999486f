#include "services/articles/original_hash.h"

#include <openssl/sha.h>

namespace verbatim::articles {

std::string HashOfOriginal(std::string_view bytes) {
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

}  // namespace verbatim::articles
