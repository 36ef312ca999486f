#include "storage/internal/params.h"

#include <array>
#include <charconv>
#include <utility>

#include <openssl/evp.h>

namespace verbatim::storage {

std::string SqlText(int64_t value) { return std::to_string(value); }

std::string SqlText(double value) {
  std::array<char, 32> buffer;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), result.ptr);
}

std::string SqlText(bool value) { return value ? "t" : "f"; }

std::string SqlText(domain::Time value) { return domain::FormatTime(value); }

std::string SqlText(domain::TextSpan value) {
  return "[" + std::to_string(value.begin) + "," + std::to_string(value.end) + ")";
}

ArrayText& ArrayText::Add(std::string_view value) {
  text_ += text_.size() == 1 ? "\"" : ",\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text_ += '\\';
    text_ += c;
  }
  text_ += '"';
  return *this;
}

ArrayText& ArrayText::Add(int64_t value) {
  if (text_.size() > 1) text_ += ',';
  std::array<char, 24> buffer;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  text_.append(buffer.data(), result.ptr);
  return *this;
}

ArrayText& ArrayText::AddNull() {
  text_ += text_.size() == 1 ? "NULL" : ",NULL";
  return *this;
}

std::string Sha256Text(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  constexpr char kHex[] = "0123456789abcdef";
  std::string text = "\\x";
  for (unsigned i = 0; i < size; ++i) {
    text += kHex[digest[i] >> 4];
    text += kHex[digest[i] & 15];
  }
  return text;
}

Params& Params::Add(std::string value) {
  values_.emplace_back(std::move(value));
  return *this;
}

Params& Params::AddNull() {
  values_.emplace_back(std::nullopt);
  return *this;
}

}  // namespace verbatim::storage
