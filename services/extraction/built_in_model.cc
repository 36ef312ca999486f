// Puts the bytes of models/extraction.vbm into the program. VERBATIM_MODEL_PATH is set by CMake.

#include "services/extraction/model.h"

asm(".section .rodata\n"
    ".balign 64\n"
    ".global verbatim_model_begin\n"
    "verbatim_model_begin:\n"
    ".incbin \"" VERBATIM_MODEL_PATH
    "\"\n"
    ".global verbatim_model_end\n"
    "verbatim_model_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const char verbatim_model_begin[];
extern const char verbatim_model_end[];
}

namespace verbatim::extraction {

std::string_view BuiltInModelBytes() {
  return {verbatim_model_begin, static_cast<size_t>(verbatim_model_end - verbatim_model_begin)};
}

}  // namespace verbatim::extraction
