#include "clients/cli/review_view.h"

#include <set>

#include "absl/strings/str_cat.h"

#include "clients/cli/api_view.h"

namespace verbatim::cli {
namespace {

bool IsConfirmed(const v1::Review& review) {
  return !review.quotes().empty() && review.quotes(0).state() == v1::REVIEW_STATE_CONFIRMED;
}

}  // namespace

std::string RatingOf(const v1::Review& review) {
  const v1::ReviewRating& rating = review.rating();
  std::string number = rating.has_value() ? absl::StrCat(rating.value()) : "";
  if (rating.has_value() && rating.has_worst() && rating.has_best()) {
    absl::StrAppend(&number, " on their scale of ", rating.worst(), " (worst) to ", rating.best());
  }
  if (rating.text().empty()) return number.empty() ? "no rating" : "rated " + number;
  return "“" + ForTerminal(rating.text()) + "”" + (number.empty() ? "" : ", " + number);
}

StyledText ReviewLine(const v1::Review& review) {
  std::string line = ForTerminal(review.publisher()) + ": " + RatingOf(review);
  if (review.has_publish_time()) line += ", " + DateOf(review.publish_time());
  StyledText text = {{line + ", " + ForTerminal(review.url()), Style::kPlain}};
  if (review.quotes().empty() && review.claims().empty()) return text;
  const v1::ReviewState state =
      review.quotes().empty() ? review.claims(0).state() : review.quotes(0).state();
  if (state == v1::REVIEW_STATE_SUGGESTED) {
    text.push_back(
        {" [" + review.name() + ", suggested: nobody has confirmed that it is about this]",
         Style::kWarning});
  } else {
    text.push_back({" [" + review.name() + "]", Style::kFaint});
  }
  return text;
}

std::string CheckedBy(const v1::Quote& quote) {
  std::string names;
  std::set<std::string> seen;
  bool confirmed = false;
  for (const v1::Review& review : quote.reviews()) {
    if (confirmed && !IsConfirmed(review)) break;
    confirmed = confirmed || IsConfirmed(review);
    if (!seen.insert(review.publisher()).second) continue;
    names += (names.empty() ? "" : ", ") + ForTerminal(review.publisher());
  }
  if (names.empty()) return "";
  return (confirmed ? "already checked by " : "perhaps checked by ") + names;
}

}  // namespace verbatim::cli
