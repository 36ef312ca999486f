#ifndef VERBATIM_STORAGE_TESTING_QUERY_PLAN_H_
#define VERBATIM_STORAGE_TESTING_QUERY_PLAN_H_

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/internal/params.h"
#include "storage/testing/test_database.h"

// How Postgres would run a statement of ours.
namespace verbatim::storage {

inline std::string PlanOf(const TestDatabase& database, const Query& query,
                          const std::string& arguments,
                          const std::string& mode = "force_generic_plan") {
  return database.Run("SET random_page_cost = 1.1; SET plan_cache_mode = " + mode +
                      "; PREPARE asked AS " + std::string(query.text) +
                      "\n; EXPLAIN EXECUTE asked (" + arguments + ")");
}

inline void ExpectIndexes(const std::string& plan, const std::vector<std::string>& indexes) {
  for (const std::string& index : indexes) EXPECT_THAT(plan, ::testing::HasSubstr(index));
  EXPECT_THAT(plan, ::testing::Not(::testing::HasSubstr("Seq Scan")));
}

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_TESTING_QUERY_PLAN_H_
