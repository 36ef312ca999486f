# The functions that define every target of the project, so that language level, warnings and
# include root are said once.

# What all our own code is compiled with.
add_library(verbatim_options INTERFACE)
target_compile_features(verbatim_options INTERFACE cxx_std_20)
target_include_directories(verbatim_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(verbatim_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # false alarms in std::string, gcc bug 105651
  $<$<BOOL:${VERBATIM_WERROR}>:-Werror>)
if(VERBATIM_SANITIZE)
  target_compile_options(verbatim_options INTERFACE
    -fsanitize=${VERBATIM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(verbatim_options INTERFACE -fsanitize=${VERBATIM_SANITIZE})
endif()
# Linked into programs: what a sanitizer has to know of libraries that are built without it.
add_library(verbatim_sanitizers INTERFACE)
if(VERBATIM_SANITIZE STREQUAL "thread")
  target_sources(verbatim_sanitizers INTERFACE "${PROJECT_SOURCE_DIR}/cmake/sanitizers/thread_sanitizer.cc")
  target_link_libraries(verbatim_sanitizers INTERFACE absl::synchronization absl::time ${CMAKE_DL_LIBS})
elseif(VERBATIM_SANITIZE MATCHES "address")
  target_sources(verbatim_sanitizers INTERFACE "${PROJECT_SOURCE_DIR}/cmake/sanitizers/address_sanitizer.cc")
endif()
if(VERBATIM_FUZZ)
  target_compile_options(verbatim_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(VERBATIM_MOLD mold)
if(VERBATIM_MOLD)
  target_link_options(verbatim_options INTERFACE -fuse-ld=mold)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)

# verbatim_cc_library(NAME n SRCS ... [DEPS public libraries] [PRIVATE_DEPS libraries])
# defines verbatim_<n> with the alias verbatim::<n>. A library without SRCS is header-only.
function(verbatim_cc_library)
  cmake_parse_arguments(LIB "" "NAME" "SRCS;DEPS;PRIVATE_DEPS" ${ARGN})
  set(target verbatim_${LIB_NAME})
  if(LIB_SRCS)
    add_library(${target} STATIC ${LIB_SRCS})
    target_link_libraries(${target} PUBLIC ${LIB_DEPS} PRIVATE verbatim_options ${LIB_PRIVATE_DEPS})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${LIB_DEPS})
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}")
  endif()
  add_library(verbatim::${LIB_NAME} ALIAS ${target})
endfunction()

# verbatim_cc_test(NAME n SRCS ... [DEPS libraries] [LABELS labels] [TIMEOUT seconds] [WHOLE])
# defines a GoogleTest program and registers each of its tests with CTest; with WHOLE the program as
# one test, for programs whose tests share something costly, such as a Postgres cluster.
function(verbatim_cc_test)
  if(NOT VERBATIM_BUILD_TESTS)
    return()
  endif()
  cmake_parse_arguments(TEST "WHOLE" "NAME;TIMEOUT" "SRCS;DEPS;LABELS" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  if(NOT TEST_LABELS)
    set(TEST_LABELS unit)
  endif()
  add_executable(${TEST_NAME} ${TEST_SRCS})
  target_link_libraries(${TEST_NAME} PRIVATE verbatim_options verbatim_sanitizers ${TEST_DEPS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${TEST_NAME} PRIVATE VERBATIM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(TEST_WHOLE)
    add_test(NAME ${TEST_NAME} COMMAND ${TEST_NAME})
    set_tests_properties(${TEST_NAME} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}")
    return()
  endif()
  gtest_discover_tests(${TEST_NAME}
    DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}")
endfunction()

# verbatim_cc_benchmark(NAME n SRCS ... [DEPS libraries]) defines a Google Benchmark program.
function(verbatim_cc_benchmark)
  if(NOT VERBATIM_BUILD_BENCH)
    return()
  endif()
  cmake_parse_arguments(BENCH "" "NAME" "SRCS;DEPS" ${ARGN})
  add_executable(${BENCH_NAME} ${BENCH_SRCS})
  target_link_libraries(${BENCH_NAME} PRIVATE verbatim_options ${BENCH_DEPS} benchmark::benchmark_main)
endfunction()
