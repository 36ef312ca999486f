#ifndef VERBATIM_SERVICES_EXTRACTION_MODEL_H_
#define VERBATIM_SERVICES_EXTRACTION_MODEL_H_

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"

#include "services/extraction/quote_model.h"
#include "services/extraction/report_model.h"
#include "services/extraction/tagger.h"

namespace verbatim::extraction {

// Everything that extraction has learnt: a view of one model file's bytes. Immutable, safe to share
// between threads. Opening it checks the whole file and costs a few milliseconds.
class Model {
 public:
  // Reasons MODEL_FOREIGN, MODEL_VERSION, MODEL_DAMAGED. The bytes must outlive the model and be
  // aligned to 16.
  static absl::StatusOr<std::unique_ptr<const Model>> Open(std::string_view bytes);

  // The model built into the program, models/extraction.vbm; opened at the first call.
  static const Model& BuiltIn();

  const Tagger& tagger() const { return tagger_; }
  const QuoteModel& quotes() const { return quotes_; }
  const ReportModel& reports() const { return reports_; }

 private:
  Model() = default;

  Tagger tagger_;
  QuoteModel quotes_;
  ReportModel reports_;
};

// The bytes of models/extraction.vbm.
std::string_view BuiltInModelBytes();

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_MODEL_H_
