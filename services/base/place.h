#ifndef VERBATIM_SERVICES_BASE_PLACE_H_
#define VERBATIM_SERVICES_BASE_PLACE_H_

namespace verbatim {

// Where a call runs: one of few places, since the machine can't use more at once. Thread-safe.
class Place {
 public:
  virtual ~Place() = default;

  // Leaves it to others. False: as many wait already as may; then it is kept.
  [[nodiscard]] virtual bool Leave() = 0;
  // Waits for a place to go on in. REQUIRES: Leave() was true.
  virtual void Return() = 0;
};

// While a call waits for what others do, and not for its own work, another has its place.
class WhileAway {
 public:
  // Null: it has none.
  explicit WhileAway(Place* place) : left_(place != nullptr && place->Leave() ? place : nullptr) {}
  ~WhileAway() {
    if (left_ != nullptr) left_->Return();
  }
  WhileAway(const WhileAway&) = delete;
  WhileAway& operator=(const WhileAway&) = delete;

 private:
  Place* const left_;
};

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_PLACE_H_
