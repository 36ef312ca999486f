#ifndef VERBATIM_TESTS_BENCH_BENCH_DATABASE_H_
#define VERBATIM_TESTS_BENCH_BENCH_DATABASE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "storage/private_cluster.h"
#include "storage/store.h"

namespace verbatim::bench {

// A private Postgres cluster in a folder of its own, migrated, with a store on it; both are gone at
// the end. What can't be set up or asked ends the program with a message. Thread-safe but for
// Rows().
class BenchDatabase {
 public:
  struct Options {
    std::string parent = "/tmp";  // where the folder is made
    std::string kept{};           // instead: a folder that may be there already, and stays
    bool durable = true;          // false: as fast as tests, for what is only read later
    int pool_size = 4;
    bool statistics = false;  // with the extension pg_stat_statements
  };

  explicit BenchDatabase(const Options& options);
  ~BenchDatabase();
  BenchDatabase(const BenchDatabase&) = delete;
  BenchDatabase& operator=(const BenchDatabase&) = delete;

  storage::Store& store() { return *store_; }
  const std::string& data_dir() const { return folder_; }
  const std::string& url() const { return cluster_->url(); }

  // One statement or several on one connection that stays open.
  std::vector<std::vector<std::string>> Rows(const std::string& sql);
  std::string Value(const std::string& sql);  // of the first row and column
  int64_t Number(const std::string& sql);
  // Adds rows of 2, 4 or 5 columns by COPY.
  template <size_t columns>
  using Lines = std::vector<std::array<std::string, columns>>;
  template <size_t n>
  void Copy(const std::string& table, const std::array<std::string, n>& columns,
            const Lines<n>& rows);
  // Processor time that Postgres' processes have taken, those that have ended too.
  double CpuMs() const;
  // A text as an SQL literal.
  std::string Quoted(const std::string& text);

 private:
  struct Connection;

  void Start(const Options& options);
  void Connect();

  std::string folder_;
  bool kept_ = false;
  std::unique_ptr<storage::PrivateCluster> cluster_;
  std::unique_ptr<storage::Store> store_;
  std::unique_ptr<Connection> connection_;
};

// Ends the program unless it is OK.
void Check(const absl::Status& status);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_BENCH_DATABASE_H_
