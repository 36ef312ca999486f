#include "services/extraction/model.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "services/base/status_macros.h"
#include "services/extraction/model_file.h"

namespace verbatim::extraction {

absl::StatusOr<std::unique_ptr<const Model>> Model::Open(std::string_view bytes) {
  ASSIGN_OR_RETURN(const ModelFile file, ModelFile::Open(bytes));
  std::unique_ptr<Model> model(new Model());
  ASSIGN_OR_RETURN(model->tagger_, Tagger::Open(file));
  ASSIGN_OR_RETURN(model->quotes_, QuoteModel::Open(file));
  ASSIGN_OR_RETURN(model->reports_, ReportModel::Open(file));
  return std::unique_ptr<const Model>(std::move(model));
}

const Model& Model::BuiltIn() {
  static const Model& model = *[] {
    auto opened = Model::Open(BuiltInModelBytes());
    if (!opened.ok()) {  // the program was built with a model that does not belong to it
      std::fprintf(stderr, "%s\n", std::string(opened.status().message()).c_str());
      std::abort();
    }
    return std::move(opened)->release();
  }();
  return model;
}

}  // namespace verbatim::extraction
