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
  // `with_edits`: JSON has the reason of a change of meaning and the edits too, as people always
  // see them; takes several times as long.
  ComparisonPrinter(Format format, bool with_edits, Output& output)
      : format_(format), with_edits_(with_edits), output_(output) {}

  // REQUIRES: ascending indexes.
  void Print(size_t index, const WordingPair& pair);
  void Finish();

 private:
  void PrintForPeople(size_t index, const WordingPair& pair);

  const Format format_;
  const bool with_edits_;
  Output& output_;
  app::WordingComparer comparer_;
  std::string json_;  // kept between pairs for its memory
  JsonArray documents_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_COMPARISON_PRINTER_H_
