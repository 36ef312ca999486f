#ifndef VERBATIM_CLIENTS_CLI_PRIVATE_ADDRESS_H_
#define VERBATIM_CLIENTS_CLI_PRIVATE_ADDRESS_H_

struct sockaddr;

namespace verbatim::cli {

// Whether a socket address leads anywhere but to a public host: loopback, private and link-local
// networks, multicast and everything else that IANA's registries of special-purpose addresses keep
// from the public Internet, also inside IPv6 forms of IPv4 addresses. Families other than IPv4 and
// IPv6 are private.
bool IsPrivateAddress(const sockaddr& address);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_PRIVATE_ADDRESS_H_
