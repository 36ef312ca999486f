#ifndef VERBATIM_STORAGE_INTERNAL_DRIVER_RESULT_H_
#define VERBATIM_STORAGE_INTERNAL_DRIVER_RESULT_H_

#include <pqxx/result>

namespace verbatim::storage {

// Keeps pqxx out of every other header: it is slow to compile.
struct DriverResult {
  pqxx::result rows;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_DRIVER_RESULT_H_
