#include "tests/bench/stored_quotes.h"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "storage/internal/candidates.h"
#include "storage/internal/params.h"
#include "tests/bench/synthetic_speech.h"

namespace verbatim::bench {
namespace {

constexpr size_t kBatch = 20'000;
constexpr uint64_t kSeed = uint64_t{1} << 40U;
constexpr size_t kFewestWords = 5;

struct Batch {
  BenchDatabase::Lines<4> quotes;
  BenchDatabase::Lines<5> variants;
  BenchDatabase::Lines<2> fingerprints;

  void Add(size_t number, const std::string& wording, const matching::NormalForm& form) {
    const std::string id = std::to_string(number);
    quotes.push_back({id, wording, "t", "1"});
    variants.push_back({id, id, wording, storage::Sha256Text(form.Joined()), "EXACT"});
    const std::vector<int64_t> hashes = matching::StoredFingerprints(form);
    const std::string posting =
        std::to_string(storage::PostingInIndex(static_cast<int64_t>(number), hashes.size()));
    for (const int64_t hash : hashes) fingerprints.push_back({std::to_string(hash), posting});
  }

  void Store(BenchDatabase& database) const {
    database.Copy<4>("quote", {"quote_id", "wording", "verbatim", "standing_count"}, quotes);
    database.Copy<5>("variant", {"variant_id", "quote_id", "wording", "normal_hash", "relation"},
                     variants);
    database.Copy<2>("wording_fingerprint", {"hash", "posting"}, fingerprints);
  }
};

// Drops the indexes that nothing refers to; returns the statements that make them again. Built of
// all rows at once they take a fraction of the time.
std::vector<std::string> DropIndexes(BenchDatabase& database) {
  std::vector<std::string> make;
  for (const auto& row : database.Rows(
           "SELECT i.indexrelid::regclass, i.indrelid::regclass, pg_get_indexdef(i.indexrelid), "
           "pg_get_constraintdef(c.oid) FROM pg_index AS i "
           "LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid "
           "WHERE i.indrelid IN ('quote'::regclass, 'variant'::regclass, "
           "'wording_fingerprint'::regclass) AND NOT EXISTS (SELECT FROM pg_constraint AS f "
           "WHERE f.conindid = i.indexrelid AND f.contype = 'f')")) {
    const bool is_constraint = !row[3].empty();
    const std::string table = "ALTER TABLE " + row[1];
    database.Rows(is_constraint ? table + " DROP CONSTRAINT " + row[0] : "DROP INDEX " + row[0]);
    make.push_back(is_constraint ? table + " ADD CONSTRAINT " + row[0] + " " + row[3] : row[2]);
  }
  return make;
}

}  // namespace

void StoreQuotes(BenchDatabase& database, size_t count) {
  SpeechModel model(kSeed);
  const std::vector<std::string> indexes = DropIndexes(database);
  database.Rows("SET session_replication_role = replica");  // what refers to what is known here
  std::unordered_set<size_t> stored;                        // hashes of normal forms: each once
  Batch batch;
  for (size_t id = 1; id <= count;) {
    const std::string wording = model.Quote();
    const matching::NormalForm form = matching::Normalize(wording);
    if (form.words.size() < kFewestWords) continue;
    if (!stored.insert(std::hash<std::string>()(form.Joined())).second) continue;
    batch.Add(id++, wording, form);
    if (batch.quotes.size() == kBatch) {
      batch.Store(database);
      batch = Batch();
    }
    if (id % 100'000 == 0) std::fprintf(stderr, "%zu quotes\n", id);
  }
  batch.Store(database);
  database.Rows("SET session_replication_role = origin");
  database.Rows("SET maintenance_work_mem = '1GB'");
  for (const std::string& index : indexes) {
    std::fprintf(stderr, "%s\n", index.c_str());
    database.Rows(index);
  }
  for (const char* table : {"quote", "variant"}) {
    const std::string column = std::string(table) + "_id";
    database.Rows("SELECT setval(pg_get_serial_sequence('" + std::string(table) + "', '" + column +
                  "'), " + std::to_string(count + 1) + ")");
  }
}

}  // namespace verbatim::bench
