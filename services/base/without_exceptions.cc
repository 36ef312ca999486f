#include "services/base/without_exceptions.h"

#include <stdexcept>
#include <string>
#include <system_error>
#include <typeinfo>

namespace verbatim {

absl::Status StatusOf(const std::exception& exception) {
  std::string text = std::string("exception ") + typeid(exception).name();
  // Others may quote what could not be parsed or converted.
  if (dynamic_cast<const std::logic_error*>(&exception) != nullptr ||
      dynamic_cast<const std::system_error*>(&exception) != nullptr) {
    text.append(": ").append(exception.what());
  }
  return absl::InternalError(text);
}

}  // namespace verbatim
