#ifndef VERBATIM_STORAGE_INTERNAL_ROWS_H_
#define VERBATIM_STORAGE_INTERNAL_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"
#include "services/domain/time.h"

namespace verbatim::storage {

// The driver's result, known to connection.cc only.
struct DriverResult;

// One row of a result, borrowed from its Rows. Columns are read in the order of the statement's
// list: each getter moves on to the next one. A column that is not there or not of the type asked
// for is a mistake in our own SQL: an exception, which Database turns into INTERNAL.
class Row {
 public:
  Row(const DriverResult& result, size_t row) : result_(&result), row_(row) {}

  std::string Text();
  int64_t Int();
  int32_t Int32() { return static_cast<int32_t>(Int()); }
  bool Bool();
  double Real();
  // A column selected as microseconds since 1970.
  domain::Time Micros();
  // An int4range that is not NULL; an empty one is the empty span at 0.
  domain::TextSpan Span();
  std::vector<std::string> TextArray();
  std::vector<int64_t> IntArray();

  // True if the next column is NULL, which is then skipped.
  bool SkipNull();
  std::optional<int64_t> OptionalInt();
  std::optional<domain::Time> OptionalMicros();
  std::optional<domain::TextSpan> OptionalSpan();

 private:
  std::string_view Next();

  const DriverResult* result_;
  size_t row_;
  int column_ = 0;
};

// The rows that a statement returned. Cheap to copy; read by one thread at a time.
class Rows {
 public:
  explicit Rows(std::shared_ptr<const DriverResult> result);

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Row operator[](size_t row) const { return Row(*result_, row); }

  class Iterator {
   public:
    Iterator(const Rows& rows, size_t row) : rows_(&rows), row_(row) {}
    Row operator*() const { return (*rows_)[row_]; }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return row_ != other.row_; }

   private:
    const Rows* rows_;
    size_t row_;
  };
  Iterator begin() const { return Iterator(*this, 0); }
  Iterator end() const { return Iterator(*this, size_); }

 private:
  std::shared_ptr<const DriverResult> result_;  // shared with copies; a result never changes
  size_t size_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_ROWS_H_
