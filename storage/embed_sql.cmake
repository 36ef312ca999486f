# Writes OUT.h and OUT.cc with the SQL of FOLDER as C++ constants.
#   cmake -DKIND=migrations|queries -DFOLDER=sql/... -DNAMES="a b" -DOUT=path/queries -P embed_sql.cmake
# Queries become kGetQuotes for get_quotes.sql; migrations one array, kMigrations, in the order given.
separate_arguments(NAMES)

set(preamble "// Generated from sql/${KIND}. Do not edit.\n")
set(declarations "")
set(definitions "")
foreach(name IN LISTS NAMES)
  file(READ "${FOLDER}/${name}.sql" sql)
  if(KIND STREQUAL "queries")
    string(REGEX REPLACE "_" ";" words "${name}")
    set(constant "k")
    foreach(word IN LISTS words)
      string(SUBSTRING "${word}" 0 1 first)
      string(SUBSTRING "${word}" 1 -1 rest)
      string(TOUPPER "${first}" first)
      string(APPEND constant "${first}${rest}")
    endforeach()
    string(APPEND declarations "extern const Query ${constant};\n")
    string(APPEND definitions "const Query ${constant}{\"${name}\", R\"sql(${sql})sql\"};\n")
  else()
    string(REGEX MATCH "^[0-9]+" number "${name}")
    string(REGEX REPLACE "^0+" "" number "${number}")
    string(APPEND definitions "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
  endif()
endforeach()

if(KIND STREQUAL "queries")
  string(CONCAT header
    "#pragma once\n#include \"storage/internal/params.h\"\n"
    "namespace verbatim::storage::queries {\n${declarations}}\n")
  string(CONCAT source "namespace verbatim::storage::queries {\n${definitions}}\n")
else()
  list(LENGTH NAMES count)
  string(CONCAT header
    "#pragma once\n#include <array>\nnamespace verbatim::storage {\n"
    "struct Migration {\n  int version;\n  const char* name;\n  const char* sql;\n};\n"
    "extern const std::array<Migration, ${count}> kMigrations;\n}\n")
  string(CONCAT source
    "namespace verbatim::storage {\nconst std::array<Migration, ${count}> kMigrations = {{\n"
    "${definitions}}};\n}\n")
endif()
get_filename_component(stem "${OUT}" NAME)
file(WRITE "${OUT}.h" "${preamble}${header}")
file(WRITE "${OUT}.cc" "${preamble}#include \"${stem}.h\"\n${source}")
