#ifndef VERBATIM_SERVICES_APP_EXPORT_PIECE_H_
#define VERBATIM_SERVICES_APP_EXPORT_PIECE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "services/app/export_records.h"

namespace verbatim::app {

// The records of one page of an export that is one file.
class ExportPiece {
 public:
  // `written`: records on the pages before. `room`: at most so many here.
  ExportPiece(std::string_view separator, int64_t written, int32_t room)
      : separator_(separator), written_(written), room_(room) {}

  void Add(std::string_view record) {
    if (written_ > 0) content_.append(separator_);
    content_.append(record);
    ++written_;
    --room_;
  }

  int64_t written() const { return written_; }
  int32_t room() const { return room_; }
  bool IsFull() const { return room_ <= 0 || content_.size() >= kExportBytes; }
  const std::string& content() const { return content_; }

 private:
  const std::string_view separator_;
  int64_t written_;
  int32_t room_;
  std::string content_;
};

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_EXPORT_PIECE_H_
