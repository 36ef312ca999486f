#ifndef VERBATIM_SERVICES_HTTP_CONNECTION_H_
#define VERBATIM_SERVICES_HTTP_CONNECTION_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <string>

#include <httplib.h>

namespace verbatim::http {

// One client's connection, as the stream that httplib reads requests from and writes answers to.
// httplib's own has a time-out for each read, so that a client who sends a byte now and then holds
// a thread for ever; here each part of a request has a deadline and a size. For one thread at a
// time.
class Connection final : public httplib::Stream {
 public:
  // Takes over a connected, non-blocking socket and closes it at the end.
  explicit Connection(int fd) : fd_(fd) {}
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // A request may come now: its head within kHeadTimeout and kMaxHeadBytes.
  void StartRequest();
  // The head is read: the body may come within kBodyTimeout. Who reads it limits its size.
  void StartBody();
  // Bytes of the next request are here already.
  bool HasInput() const { return begin_ < end_; }

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

  const int fd_;
  bool close_after_answer_ = false;
  Clock::time_point read_deadline_;
  size_t readable_bytes_ = 0;  // of this request, until which reading fails
  std::array<char, 16 * 1024> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
};

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_CONNECTION_H_
