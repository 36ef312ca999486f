#include "services/extraction/training/logistic_trainer.h"

#include <cmath>
#include <numeric>

#include "services/extraction/training/random.h"

namespace verbatim::extraction::training {
namespace {

struct Cell {
  float weight = 0;
  float squares = 0;  // sum of squared gradients
  double total = 0;   // sum of the weight over the steps up to changed_at
  uint64_t changed_at = 0;
};

}  // namespace

std::vector<float> TrainLogistic(const HashedData& data, const LogisticOptions& options) {
  std::vector<Cell> cells(options.buckets);
  const uint32_t mask = options.buckets - 1;
  std::vector<uint32_t> order(data.size());
  std::iota(order.begin(), order.end(), 0);
  Random random(options.seed);
  uint64_t step = 0;
  for (int pass = 0; pass < options.passes; ++pass) {
    random.Shuffle(order);
    for (const uint32_t i : order) {
      float sum = 0;
      for (const uint32_t* f = data.begin(i); f != data.end(i); ++f) sum += cells[*f & mask].weight;
      const float gradient = 1 / (1 + std::exp(-sum)) - (data.is_right(i) ? 1.0F : 0.0F);
      ++step;
      if (std::abs(gradient) < 1e-4F) continue;
      for (const uint32_t* f = data.begin(i); f != data.end(i); ++f) {
        Cell& cell = cells[*f & mask];
        cell.total +=
            static_cast<double>(cell.weight) * static_cast<double>(step - cell.changed_at);
        cell.changed_at = step;
        cell.squares += gradient * gradient;
        cell.weight -= static_cast<float>(options.rate) * gradient / std::sqrt(cell.squares);
      }
    }
  }
  std::vector<float> weights(cells.size());
  for (size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const double total = cell.total + static_cast<double>(cell.weight) *
                                          static_cast<double>(step + 1 - cell.changed_at);
    weights[i] = static_cast<float>(total / static_cast<double>(step + 1));
  }
  return weights;
}

float LogOdds(const std::vector<float>& weights, const HashedFeatures& features) {
  float sum = 0;
  for (const uint32_t feature : features) sum += weights[feature & (weights.size() - 1)];
  return sum;
}

}  // namespace verbatim::extraction::training
