# Writes OUT, a C++ source with verbatim::http::BuiltInPage(): the files of FOLDER.
#   cmake -DFOLDER=clients/web/dist -DOUT=path/page.cc -P embed_page.cmake
file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE "${FOLDER}" "${FOLDER}/*")
list(SORT files)
set(symbols "")
set(entries "")
set(index 0)
foreach(file IN LISTS files)
  file(SHA256 "${FOLDER}/${file}" hash)
  string(SUBSTRING "${hash}" 0 32 hash)
  file(SIZE "${FOLDER}/${file}" size)
  string(APPEND symbols
    "extern \"C\" const char verbatim_page_${index}[];\n"
    "asm(\".section .rodata\\n.hidden verbatim_page_${index}\\n.global verbatim_page_${index}\\n\"\n"
    "    \"verbatim_page_${index}:\\n.incbin \\\"${FOLDER}/${file}\\\"\\n.byte 0\\n.previous\\n\");\n")
  string(APPEND entries "    {\"/${file}\", {verbatim_page_${index}, ${size}}, \"${hash}\"},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(CONCAT source
  "// Generated from the web page. Do not edit.\n#include <array>\n\n"
  "#include \"services/http/page_files.h\"\n\n${symbols}\n"
  "namespace verbatim::http {\n\nstd::span<const PageFile> BuiltInPage() {\n"
  "  static const std::array<PageFile, ${index}> kFiles = {{\n${entries}  }};\n"
  "  return kFiles;\n}\n\n}  // namespace verbatim::http\n")
file(WRITE "${OUT}" "${source}")
