#ifndef VERBATIM_SERVICES_HTTP_CONNECTION_H_
#define VERBATIM_SERVICES_HTTP_CONNECTION_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include <httplib.h>
#include <openssl/ssl.h>

namespace verbatim::http {

// One client's connection, as the stream that httplib reads requests from and writes answers to.
// httplib's own has a time-out for each read, so that a client who sends a byte now and then holds
// a thread for ever; here each part of a request has a deadline and a size. For one thread at a
// time.
class Connection final : public httplib::Stream {
 public:
  // Takes over a connected, non-blocking socket and closes it at the end. With a TLS context
  // everything goes through TLS, whose handshake is part of reading the first head.
  explicit Connection(int fd, SSL_CTX* tls = nullptr);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // A request may come now: its head within kHeadTimeout and kMaxHeadBytes.
  void StartRequest();
  // The head is read: the body may come within kBodyTimeout. Who reads it limits its size.
  void StartBody();
  // Bytes of the next request are here already.
  bool HasInput() const;

  // The common name of the client's certificate; empty without.
  std::string PeerName() const;

  // Whether the client is on this machine: it came over the loopback or a unix socket.
  bool IsLocal() const;

  // Whether the client closed its side, so that nobody waits for the answer any more.
  bool PeerHasGone() const;
  // After this request no other can come: its body was not read to the end.
  void CloseAfterAnswer() { close_after_answer_ = true; }
  bool closes_after_answer() const { return close_after_answer_; }
  // Says that no more will be sent and takes in what the client still sends, for a short while, so
  // that it gets to read the answer before the connection breaks.
  void LingerAndClose();
  // Breaks the connection, from any thread; reads and writes fail from then on.
  void Break() const;

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* ptr, size_t size) override;
  ssize_t write(const char* ptr, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return fd_; }

 private:
  using Clock = std::chrono::steady_clock;

  // Reads what there is into the empty buffer. False at the end, on errors and at the deadline.
  bool Fill();
  // One try without waiting, as recv and send: the bytes moved, 0 at the end, or -1 with `wanted`:
  // what to wait for before the next try, 0: it failed for good.
  ssize_t Receive(char* bytes, size_t size, short& wanted);
  ssize_t Send(const char* bytes, size_t size, short& wanted);
  ssize_t AfterTls(int result, short& wanted);
  // Says goodbye as TLS asks, if that can be done at once.
  void CloseTls();

  const int fd_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_;  // null without TLS
  bool tls_failed_ = false;
  bool close_after_answer_ = false;
  Clock::time_point read_deadline_;
  size_t readable_bytes_ = 0;  // of this request, until which reading fails
  std::array<char, 16 * 1024> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
};

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_CONNECTION_H_
