#include "services/rpc/from_proto.h"

#include <chrono>
#include <string>

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, what google.protobuf.Timestamp can hold.
constexpr int64_t kFirstSecond = -62'135'596'800;
constexpr int64_t kLastSecond = 253'402'300'799;
constexpr int32_t kNanosPerSecond = 1'000'000'000;

}  // namespace

absl::StatusOr<std::optional<domain::Time>> ParseTime(std::string_view field, bool set,
                                                      const google::protobuf::Timestamp& time) {
  if (!set) return std::nullopt;
  if (time.seconds() < kFirstSecond || time.seconds() > kLastSecond || time.nanos() < 0 ||
      time.nanos() >= kNanosPerSecond) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     std::string(field) + " is not within the years 1 to 9999",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = std::string(field)});
  }
  return domain::Time(std::chrono::seconds(time.seconds()) +
                      std::chrono::duration_cast<std::chrono::microseconds>(
                          std::chrono::nanoseconds(time.nanos())));
}

std::optional<domain::SpeakerKind> SpeakerKindOf(v1::SpeakerKind kind) {
  switch (kind) {
    case v1::SPEAKER_KIND_UNSPECIFIED: return domain::SpeakerKind::kUnknown;
    case v1::SPEAKER_KIND_PERSON: return domain::SpeakerKind::kPerson;
    case v1::SPEAKER_KIND_ORGANIZATION: return domain::SpeakerKind::kOrganization;
    case v1::SPEAKER_KIND_GROUP: return domain::SpeakerKind::kGroup;
    case v1::SPEAKER_KIND_UNNAMED: return domain::SpeakerKind::kUnnamed;
    default: return std::nullopt;
  }
}

std::optional<domain::Gender> GenderOf(v1::Gender gender) {
  switch (gender) {
    case v1::GENDER_UNSPECIFIED: return domain::Gender::kUnknown;
    case v1::GENDER_FEMALE: return domain::Gender::kFemale;
    case v1::GENDER_MALE: return domain::Gender::kMale;
    case v1::GENDER_OTHER: return domain::Gender::kOther;
    default: return std::nullopt;
  }
}

}  // namespace verbatim::rpc
