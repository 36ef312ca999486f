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

class Batch {
 public:
  size_t size() const { return size_; }

  void Add(size_t id, const std::string& wording, const matching::NormalForm& form) {
    ++size_;
    ids_.Add(static_cast<int64_t>(id));
    wordings_.Add(wording);
    normal_hashes_.Add(storage::Sha256Text(form.Joined()));
    const std::vector<int64_t> fingerprints = matching::StoredFingerprints(form);
    for (const int64_t hash : fingerprints) {
      hashes_.Add(hash);
      postings_.Add(storage::PostingInIndex(static_cast<int64_t>(id), fingerprints.size()));
    }
  }

  void Store(BenchDatabase& database) const {
    const auto array = [&](const storage::ArrayText& values) {
      return database.Quoted(values.Text());
    };
    const std::string quotes = "unnest(" + array(ids_) + "::bigint[], " + array(wordings_) +
                               "::text[], " + array(normal_hashes_) +
                               "::bytea[]) AS q (id, wording, normal_hash)";
    database.Rows(
        "INSERT INTO quote (quote_id, wording, verbatim, standing_count) "
        "SELECT q.id, q.wording, true, 1 FROM " +
        quotes);
    database.Rows(
        "INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation) "
        "SELECT q.id, q.id, q.wording, q.normal_hash, 'EXACT' FROM " +
        quotes);
    database.Rows(
        "INSERT INTO wording_fingerprint (hash, posting) SELECT f.hash, f.posting FROM unnest(" +
        array(hashes_) + "::bigint[], " + array(postings_) + "::bigint[]) AS f (hash, posting)");
  }

 private:
  size_t size_ = 0;
  storage::ArrayText ids_, wordings_, normal_hashes_, hashes_, postings_;
};

// The definitions of the indexes that no constraint needs, which it drops.
std::vector<std::vector<std::string>> DropIndexes(BenchDatabase& database) {
  auto indexes = database.Rows(
      "SELECT i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) FROM pg_index AS i "
      "WHERE i.indrelid IN ('quote'::regclass, 'variant'::regclass) AND NOT i.indisunique");
  for (const auto& index : indexes) database.Rows("DROP INDEX " + index[0]);
  return indexes;
}

}  // namespace

void StoreQuotes(BenchDatabase& database, size_t count) {
  SpeechModel model(kSeed);
  const auto indexes = DropIndexes(database);
  database.Rows("SET session_replication_role = replica");  // what refers to what is known here
  std::unordered_set<size_t> stored;                        // hashes of normal forms: each once
  Batch batch;
  for (size_t id = 1; id <= count;) {
    const std::string wording = model.Quote();
    const matching::NormalForm form = matching::Normalize(wording);
    if (form.words.size() < kFewestWords) continue;
    if (!stored.insert(std::hash<std::string>()(form.Joined())).second) continue;
    batch.Add(id++, wording, form);
    if (batch.size() == kBatch) {
      batch.Store(database);
      batch = Batch();
    }
    if (id % 100'000 == 0) std::fprintf(stderr, "%zu quotes\n", id);
  }
  batch.Store(database);
  database.Rows("SET session_replication_role = origin");
  database.Rows("SET maintenance_work_mem = '1GB'");
  for (const auto& index : indexes) database.Rows(index[1]);
  for (const char* table : {"quote", "variant"}) {
    const std::string column = std::string(table) + "_id";
    database.Rows("SELECT setval(pg_get_serial_sequence('" + std::string(table) + "', '" + column +
                  "'), " + std::to_string(count + 1) + ")");
  }
}

}  // namespace verbatim::bench
