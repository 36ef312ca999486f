// How fast quotes are normalised, fingerprinted and compared, on made-up speech of the length of
// quotes in news.

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::matching {
namespace {

constexpr std::string_view kWords[] = {
    "the",     "of",      "to",       "and",     "a",        "in",       "that",      "we",
    "it's",    "for",     "don't",    "people",  "country",  "minister", "agreement", "winter",
    "harbor",  "bridge",  "Kyiv",     "war",     "must",     "never",    "again",     "twenty",
    "million", "rebuild", "families", "promise", "Brussels", "decision", "tomorrow",  "government",
    "because", "not",     "will",     "they",    "our",      "security", "support",   "weapons"};

std::string Speech(std::mt19937& random, size_t words) {
  std::string text = "“";
  for (size_t i = 0; i < words; ++i) {
    if (i > 0) text += random() % 8 == 0 ? ", " : " ";
    text += kWords[random() % std::size(kWords)];
  }
  return text + ".”";
}

using Pair = std::pair<std::string, std::string>;

// Pairs as a store's candidates are: the same words, a word replaced, a fragment, other words.
std::vector<Pair> MakePairs() {
  std::mt19937 random(1);
  std::vector<Pair> pairs;
  for (int i = 0; i < 1000; ++i) {
    const std::string whole = Speech(random, 10 + random() % 25);
    std::string other = whole;
    if (i % 4 == 1) other.replace(whole.find(' '), 1, " truly ");
    if (i % 4 == 2) other = whole.substr(whole.find(' '), whole.size() / 2);
    if (i % 4 == 3) other = Speech(random, 20);
    pairs.emplace_back(whole, other);
  }
  return pairs;
}

int64_t BytesOf(const std::vector<Pair>& pairs) {
  int64_t bytes = 0;
  for (const auto& [a, b] : pairs) bytes += static_cast<int64_t>(a.size() + b.size());
  return bytes;
}

void BM_Normalize(benchmark::State& state) {
  std::mt19937 random(2);
  const std::string text = Speech(random, static_cast<size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(Normalize(text));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size()));
}
BENCHMARK(BM_Normalize)->Arg(20)->Arg(1000);

void BM_StoredFingerprints(benchmark::State& state) {
  std::mt19937 random(3);
  const NormalForm form = Normalize(Speech(random, static_cast<size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(StoredFingerprints(form));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(form.text.size()));
}
BENCHMARK(BM_StoredFingerprints)->Arg(20)->Arg(1000);

void BM_CompareForms(benchmark::State& state) {
  std::vector<std::pair<NormalForm, NormalForm>> forms;
  for (const auto& [a, b] : MakePairs()) forms.emplace_back(Normalize(a), Normalize(b));
  for (auto _ : state) {
    for (const auto& [a, b] : forms) benchmark::DoNotOptimize(Compare(a, b));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(forms.size()));
}
BENCHMARK(BM_CompareForms);

// What `verbatim compare` does for each pair.
void BM_CompareTexts(benchmark::State& state) {
  const std::vector<Pair> pairs = MakePairs();
  TextComparer comparer;
  for (auto _ : state) {
    for (const auto& [a, b] : pairs) benchmark::DoNotOptimize(comparer.Compare(a, b));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(pairs.size()));
  state.SetBytesProcessed(state.iterations() * BytesOf(pairs));
}
BENCHMARK(BM_CompareTexts);

void BM_CompareLongSpeeches(benchmark::State& state) {
  std::mt19937 random(4);
  const std::string speech = Speech(random, static_cast<size_t>(state.range(0)));
  const NormalForm whole = Normalize(speech);
  const NormalForm half =
      Normalize(std::string_view(speech).substr(speech.find(' ', speech.size() / 2)));
  for (auto _ : state) benchmark::DoNotOptimize(Compare(whole, half));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_CompareLongSpeeches)->RangeMultiplier(4)->Range(64, 16384)->Complexity();

}  // namespace
}  // namespace verbatim::matching
