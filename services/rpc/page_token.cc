#include "services/rpc/page_token.h"

#include <cstdint>
#include <memory>

#include "absl/strings/escaping.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "xxhash.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr size_t kHashBytes = sizeof(XXH64_canonical_t);

const FieldDescriptor* Field(const Message& request, const char* name) {
  return request.GetDescriptor()->FindFieldByName(name);
}

// Type and fields of the request but for the page, and the cursor; the same on every machine.
std::string Hash(const Message& request, const std::string& cursor) {
  const std::unique_ptr<Message> rest(request.New());
  rest->CopyFrom(request);
  rest->GetReflection()->ClearField(rest.get(), Field(request, "page_token"));
  rest->GetReflection()->ClearField(rest.get(), Field(request, "page_size"));
  std::string hashed = request.GetDescriptor()->full_name() + '\0';
  {
    google::protobuf::io::StringOutputStream stream(&hashed);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    rest->SerializeWithCachedSizes((rest->ByteSizeLong(), &coded));
  }
  hashed += cursor;
  XXH64_canonical_t canonical;
  XXH64_canonicalFromHash(&canonical, XXH64(hashed.data(), hashed.size(), 0));
  return std::string(reinterpret_cast<const char*>(canonical.digest), kHashBytes);
}

}  // namespace

std::string MakePageToken(const Message& request, const std::string& cursor) {
  if (cursor.empty()) return "";
  return absl::WebSafeBase64Escape(Hash(request, cursor) + cursor);
}

absl::StatusOr<std::string> ReadPageToken(const Message& request) {
  const std::string token =
      request.GetReflection()->GetString(request, Field(request, "page_token"));
  if (token.empty()) return "";
  std::string decoded;
  if (absl::WebSafeBase64Unescape(token, &decoded) && decoded.size() > kHashBytes) {
    std::string cursor = decoded.substr(kHashBytes);
    if (decoded.compare(0, kHashBytes, Hash(request, cursor)) == 0) return cursor;
  }
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "page_token is not one that this list gave for the same request",
                   {.reason = "PAGE_TOKEN_INVALID", .metadata = {}, .field = "page_token"});
}

}  // namespace verbatim::rpc
