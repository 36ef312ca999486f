#ifndef VERBATIM_STORAGE_PAGE_H_
#define VERBATIM_STORAGE_PAGE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace verbatim::storage {

// One page of a list. `cursor` is empty on the last page, else what PageRequest::cursor takes.
template <typename T>
struct Page {
  std::vector<T> items;
  std::string cursor;
};

struct PageRequest {
  int32_t size = 50;     // 1 to kMaxPageSize, checked by the caller
  std::string cursor{};  // empty: the first page; one that is not ours: INVALID_ARGUMENT
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_PAGE_H_
