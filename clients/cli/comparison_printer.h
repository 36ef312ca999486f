#ifndef VERBATIM_CLIENTS_CLI_COMPARISON_PRINTER_H_
#define VERBATIM_CLIENTS_CLI_COMPARISON_PRINTER_H_

#include <string>

#include "clients/cli/format.h"
#include "clients/cli/json_output.h"
#include "clients/cli/output.h"
#include "clients/cli/wording_pair.h"
#include "services/app/compare_wordings.h"

namespace verbatim::cli {

// Compares pairs and prints the verdicts of one run of `verbatim compare`.
class ComparisonPrinter {
 public:
  ComparisonPrinter(Format format, Output& output) : format_(format), output_(output) {}

  // REQUIRES: ascending indexes.
  void Print(size_t index, const WordingPair& pair);
  void Finish();

 private:
  void PrintForPeople(size_t index, const WordingPair& pair);

  const Format format_;
  Output& output_;
  app::WordingComparer comparer_;
  std::string json_;  // kept between pairs for its memory
  JsonArray documents_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_COMPARISON_PRINTER_H_
