#include "clients/cli/private_address.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>

namespace verbatim::cli {
namespace {

struct Network4 {
  uint32_t address;
  int bits;
};
constexpr uint32_t V4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}
// https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr std::array<Network4, 15> kPrivate4 = {{{V4(0, 0, 0, 0), 8},
                                                 {V4(10, 0, 0, 0), 8},
                                                 {V4(100, 64, 0, 0), 10},
                                                 {V4(127, 0, 0, 0), 8},
                                                 {V4(169, 254, 0, 0), 16},
                                                 {V4(172, 16, 0, 0), 12},
                                                 {V4(192, 0, 0, 0), 24},
                                                 {V4(192, 0, 2, 0), 24},
                                                 {V4(192, 88, 99, 0), 24},
                                                 {V4(192, 168, 0, 0), 16},
                                                 {V4(198, 18, 0, 0), 15},
                                                 {V4(198, 51, 100, 0), 24},
                                                 {V4(203, 0, 113, 0), 24},
                                                 {V4(224, 0, 0, 0), 4},
                                                 {V4(240, 0, 0, 0), 4}}};

bool IsPrivate4(uint32_t address) {
  for (const Network4& network : kPrivate4) {
    if ((address ^ network.address) >> (32 - network.bits) == 0) return true;
  }
  return false;
}

uint32_t V4At(const uint8_t* bytes) { return V4(bytes[0], bytes[1], bytes[2], bytes[3]); }

// Public addresses are 2000::/3 (https://www.iana.org/assignments/ipv6-address-space), but for some
// within it, and NAT64's form of IPv4.
bool IsPrivate6(const uint8_t* bytes) {
  constexpr std::array<uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  constexpr std::array<uint8_t, 12> kNat64 = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
  if (std::memcmp(bytes, kMapped.data(), kMapped.size()) == 0 ||
      std::memcmp(bytes, kNat64.data(), kNat64.size()) == 0) {
    return IsPrivate4(V4At(bytes + 12));
  }
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return IsPrivate4(V4At(bytes + 2));  // 6to4
  const bool special = bytes[0] == 0x20 && bytes[1] == 0x01 &&
                       (bytes[2] < 0x02 ||                        // 2001::/23, Teredo and others
                        (bytes[2] == 0x0D && bytes[3] == 0xB8));  // documentation
  return bytes[0] >> 5 != 1 || special;
}

}  // namespace

bool IsPrivateAddress(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4;
    std::memcpy(&ipv4, &address, sizeof ipv4);
    return IsPrivate4(ntohl(ipv4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6;
    std::memcpy(&ipv6, &address, sizeof ipv6);
    return IsPrivate6(ipv6.sin6_addr.s6_addr);
  }
  return true;
}

}  // namespace verbatim::cli
