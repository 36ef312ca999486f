#include "storage/internal/save_claims.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/alerts.h"
#include "storage/internal/join_forms.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// A stored form.
struct StoredForm {
  int64_t id = 0;
  int64_t claim = 0;
};

Params IdList(const std::set<int64_t>& ids) {
  ArrayText array;
  for (const int64_t id : ids) array.Add(id);
  return Params().Add(array);
}

// Saves what one article says of claims.
class ClaimSaver {
 public:
  ClaimSaver(Session& session, const ClaimRules& rules) : session_(session), rules_(rules) {}

  absl::Status Save(const PendingArticle& article, const std::vector<ClaimPartDraft>& parts) && {
    const Params id = Params().Add(article.article.value());
    ASSIGN_OR_RETURN(const Rows before, session_.Execute(queries::kListArticleForms, id));
    std::set<std::pair<int64_t, int64_t>> told;  // statement and claim
    for (Row row : before) {
      const int64_t statement = row.Int();
      const int64_t claim = row.Int();
      told.emplace(statement, claim);
      touched_.insert(claim);
    }
    RETURN_IF_ERROR(session_.Run(queries::kDeleteClaimParts, id));
    RETURN_IF_ERROR(session_.Run(queries::kDeleteArticleTally, id));
    RETURN_IF_ERROR(PlaceForms(parts));
    RETURN_IF_ERROR(InsertParts(parts));
    RETURN_IF_ERROR(InsertFigures(parts));
    RETURN_IF_ERROR(session_.Run(queries::kTallyArticle, id));
    RETURN_IF_ERROR(session_.Run(queries::kSettleClaims, IdList(touched_)));
    return TellOfClaims(session_, NewParts(parts, told));
  }

 private:
  // Finds the claim of each form, joins claims, and stores forms that are new.
  absl::Status PlaceForms(const std::vector<ClaimPartDraft>& parts) {
    std::set<std::string> wanted;
    ArrayText texts;
    for (const ClaimPartDraft& part : parts) {
      if (wanted.insert(part.form).second) texts.Add(part.form);
    }
    if (wanted.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const Rows found, session_.Execute(queries::kFindForms, Params().Add(texts)));
    for (Row row : found) {
      std::string form = row.Text();
      StoredForm& stored = forms_[form];
      stored.id = row.Int();
      stored.claim = row.Int();
      touched_.insert(stored.claim);
      wanted.erase(form);
    }
    if (wanted.empty()) return absl::OkStatus();
    return AddForms({wanted.begin(), wanted.end()});
  }

  absl::Status AddForms(const std::vector<std::string>& added) {
    std::vector<std::vector<int64_t>> keys;
    std::set<int64_t> all_keys;
    for (const std::string& form : added) {
      keys.push_back(rules_.keys(form));
      all_keys.insert(keys.back().begin(), keys.back().end());
    }
    ASSIGN_OR_RETURN(const Rows rows,
                     session_.Execute(queries::kFindClaimCandidates,
                                      IdList(all_keys).Add(int64_t{kMaxFormsOfKey})));
    JoinedForms joined(added.size());
    for (size_t i = 0; i < added.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        if (ShareKey(keys[i], keys[j]) && rules_.same(added[i], added[j])) joined.Join(i, j);
      }
    }
    for (Row row : rows) {
      row.Int();
      const int64_t claim = row.Int();
      const std::string form = row.Text();
      const std::vector<int64_t> form_keys = rules_.keys(form);
      for (size_t i = 0; i < added.size(); ++i) {
        if (ShareKey(keys[i], form_keys) && rules_.same(added[i], form)) joined.JoinClaim(i, claim);
      }
    }
    RETURN_IF_ERROR(MergeClaims(joined.Merges()));
    ASSIGN_OR_RETURN(const std::vector<int64_t> claims, ClaimsOf(joined));
    return InsertForms(added, claims, keys);
  }

  absl::Status MergeClaims(const std::vector<std::pair<int64_t, int64_t>>& merges) {
    if (merges.empty()) return absl::OkStatus();
    ArrayText from;
    ArrayText into;
    for (const auto& [claim, winner] : merges) {
      from.Add(claim);
      into.Add(winner);
      merged_[claim] = winner;
      touched_.erase(claim);
      touched_.insert(winner);
    }
    for (auto& [form, stored] : forms_) {
      if (const auto found = merged_.find(stored.claim); found != merged_.end()) {
        stored.claim = found->second;
      }
    }
    const Params pairs = Params().Add(from).Add(into);
    RETURN_IF_ERROR(session_.Run(queries::kMergeClaims, pairs));
    RETURN_IF_ERROR(session_.Run(queries::kMergeClaimTallies, pairs));
    RETURN_IF_ERROR(session_.Run(queries::kRedirectClaims, pairs));
    RETURN_IF_ERROR(session_.Run(queries::kMoveClaimAlerts, pairs));
    return session_.Run(queries::kDeleteClaims, Params().Add(from));
  }

  // The claim of each new form: the lowest that it joins, or a new one for those that join none.
  absl::StatusOr<std::vector<int64_t>> ClaimsOf(const JoinedForms& joined) {
    std::vector<std::optional<int64_t>> known(joined.size());
    int64_t missing = 0;
    for (size_t i = 0; i < joined.size(); ++i) {
      known[i] = joined.ClaimOf(i);
      if (!known[i] && joined.RootOf(i) == i) ++missing;
    }
    std::map<size_t, int64_t> added;
    if (missing > 0) {
      ASSIGN_OR_RETURN(const Rows rows,
                       session_.Execute(queries::kInsertClaims, Params().Add(missing)));
      size_t next = 0;
      for (size_t i = 0; i < joined.size(); ++i) {
        if (!known[i] && joined.RootOf(i) == i) added[i] = rows[next++].Int();
      }
    }
    std::vector<int64_t> claims;
    for (size_t i = 0; i < joined.size(); ++i) {
      claims.push_back(known[i] ? *known[i] : added.at(joined.RootOf(i)));
      touched_.insert(claims.back());
    }
    return claims;
  }

  absl::Status InsertForms(const std::vector<std::string>& added,
                           const std::vector<int64_t>& claims,
                           const std::vector<std::vector<int64_t>>& keys) {
    ArrayText texts;
    ArrayText of;
    for (size_t i = 0; i < added.size(); ++i) {
      texts.Add(added[i]);
      of.Add(claims[i]);
      forms_[added[i]].claim = claims[i];
    }
    ASSIGN_OR_RETURN(const Rows rows,
                     session_.Execute(queries::kInsertClaimForms, Params().Add(texts).Add(of)));
    for (Row row : rows) {
      const std::string form = row.Text();
      forms_[form].id = row.Int();
    }
    ArrayText key_list;
    ArrayText form_list;
    for (size_t i = 0; i < added.size(); ++i) {
      for (const int64_t key : keys[i]) {
        key_list.Add(key);
        form_list.Add(forms_[added[i]].id);
      }
    }
    return session_.Run(queries::kInsertClaimKeys, Params().Add(key_list).Add(form_list));
  }

  absl::Status InsertParts(const std::vector<ClaimPartDraft>& parts) const {
    if (parts.empty()) return absl::OkStatus();
    ArrayText occurrences, indexes, forms, spans, texts, back, checkable, stances, stance_spans,
        stance_texts, positions, sources;
    for (const ClaimPartDraft& draft : parts) {
      const ClaimPart& part = draft.part;
      occurrences.Add(draft.occurrence.value());
      indexes.Add(int64_t{part.index});
      forms.Add(forms_.at(draft.form).id);
      spans.Add(part.span);
      texts.Add(part.text);
      back.Add(part.points_back);
      checkable.Add(part.checkable);
      sources.Add(part.source_text);
      stances.Add(domain::Name(part.stance.stance));
      stance_spans.Add(part.stance.span);
      stance_texts.Add(part.stance_text);
      ArrayText numbers;
      for (const domain::TextPosition& position : part.positions) {
        numbers.Add(int64_t{position.byte})
            .Add(int64_t{position.code_point})
            .Add(int64_t{position.utf16});
      }
      positions.Add(numbers.Text());
    }
    return session_.Run(queries::kInsertClaimStatements, Params()
                                                             .Add(occurrences)
                                                             .Add(indexes)
                                                             .Add(forms)
                                                             .Add(spans)
                                                             .Add(texts)
                                                             .Add(back)
                                                             .Add(checkable)
                                                             .Add(stances)
                                                             .Add(stance_spans)
                                                             .Add(stance_texts)
                                                             .Add(positions)
                                                             .Add(sources));
  }

  absl::Status InsertFigures(const std::vector<ClaimPartDraft>& parts) const {
    ArrayText occurrences, parts_of, indexes, kinds, bounds, values, uppers, units, counted, places,
        dates, spans, texts;
    bool any = false;
    for (const ClaimPartDraft& draft : parts) {
      for (size_t i = 0; i < draft.part.figures.size(); ++i) {
        const domain::Figure& figure = draft.part.figures[i];
        any = true;
        occurrences.Add(draft.occurrence.value());
        parts_of.Add(int64_t{draft.part.index});
        indexes.Add(static_cast<int64_t>(i));
        kinds.Add(domain::Name(figure.kind));
        bounds.Add(domain::Name(figure.bound));
        values.Add(figure.value);
        uppers.Add(figure.upper);
        units.Add(figure.unit);
        counted.Add(figure.counted);
        places.Add(figure.place);
        dates.Add(figure.date);
        spans.Add(figure.span);
        texts.Add(draft.part.figure_texts[i]);
      }
    }
    if (!any) return absl::OkStatus();
    return session_.Run(queries::kInsertClaimFigures, Params()
                                                          .Add(occurrences)
                                                          .Add(parts_of)
                                                          .Add(indexes)
                                                          .Add(kinds)
                                                          .Add(bounds)
                                                          .Add(values)
                                                          .Add(uppers)
                                                          .Add(units)
                                                          .Add(counted)
                                                          .Add(places)
                                                          .Add(dates)
                                                          .Add(spans)
                                                          .Add(texts));
  }

  // Parts of statements that did not speak of the claim before.
  std::vector<std::pair<int64_t, int32_t>> NewParts(
      const std::vector<ClaimPartDraft>& parts,
      const std::set<std::pair<int64_t, int64_t>>& told) const {
    std::set<std::pair<int64_t, int64_t>> known;
    for (const auto& [statement, claim] : told) {
      const auto merged = merged_.find(claim);
      known.emplace(statement, merged == merged_.end() ? claim : merged->second);
    }
    std::vector<std::pair<int64_t, int32_t>> added;
    for (const ClaimPartDraft& draft : parts) {
      const int64_t statement = draft.occurrence.value();
      if (!known.contains({statement, forms_.at(draft.form).claim})) {
        added.emplace_back(statement, draft.part.index);
      }
    }
    return added;
  }

  Session& session_;
  const ClaimRules& rules_;
  std::map<int64_t, int64_t> merged_;  // claims that went into others
  std::map<std::string, StoredForm> forms_;
  std::set<int64_t> touched_;  // claims to count anew
};

// The claims that statements left.
struct LeftClaims {
  std::set<int64_t> all;
  std::set<int64_t> of_forms;  // those that lost a form with it
};

// Deletes forms that nothing says any more, with their keys.
absl::StatusOr<LeftClaims> DeleteForms(Session& session, const ClaimRules& rules) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kTakeLeftForms, Params().Add(kMaxLeftForms)));
  LeftClaims claims;
  std::set<int64_t> forms;
  ArrayText keys;
  ArrayText of;
  for (Row row : rows) {
    const int64_t form = row.Int();
    const int64_t claim = row.Int();
    const std::string text = row.Text();
    claims.all.insert(claim);
    if (!row.Bool()) continue;
    claims.of_forms.insert(claim);
    forms.insert(form);
    for (const int64_t key : rules.keys(text)) {
      keys.Add(key);
      of.Add(form);
    }
  }
  if (forms.empty()) return claims;
  RETURN_IF_ERROR(session.Run(queries::kDeleteClaimKeys, Params().Add(keys).Add(of)));
  RETURN_IF_ERROR(session.Run(queries::kDeleteClaimForms, IdList(forms)));
  return claims;
}

// Parts a claim whose forms are no longer connected: the lowest form keeps it.
absl::Status PartClaim(Session& session, const std::vector<std::pair<int64_t, std::string>>& forms,
                       const ClaimRules& rules, std::set<int64_t>& touched) {
  std::vector<std::vector<int64_t>> keys;
  for (const auto& [id, text] : forms) keys.push_back(rules.keys(text));
  JoinedForms joined(forms.size());
  for (size_t i = 0; i < forms.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (ShareKey(keys[i], keys[j]) && rules.same(forms[i].second, forms[j].second)) {
        joined.Join(i, j);
      }
    }
  }
  std::map<size_t, int64_t> added;
  for (size_t i = 1; i < forms.size(); ++i) {
    if (joined.RootOf(i) == i) added[i] = 0;
  }
  if (added.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kInsertClaims, Params().Add(static_cast<int64_t>(added.size()))));
  size_t next = 0;
  for (auto& [root, claim] : added) {
    claim = rows[next++].Int();
    touched.insert(claim);
  }
  ArrayText moved;
  ArrayText into;
  for (size_t i = 0; i < forms.size(); ++i) {
    const auto found = added.find(joined.RootOf(i));
    if (found == added.end()) continue;
    moved.Add(forms[i].first);
    into.Add(found->second);
  }
  return session.Run(queries::kMoveClaimForms, Params().Add(moved).Add(into));
}

// Tallies the articles of claims that were parted.
absl::Status TallyAnew(Session& session, const std::set<int64_t>& claims) {
  if (claims.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListClaimArticles, IdList(claims)));
  for (Row row : rows) {
    const Params article = Params().Add(row.Int());
    RETURN_IF_ERROR(session.Run(queries::kDeleteArticleTally, article));
    RETURN_IF_ERROR(session.Run(queries::kTallyArticle, article));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<PendingClaims> ListPendingClaims(Session& session, int32_t limit) {
  PendingClaims pending;
  ASSIGN_OR_RETURN(const Rows counts,
                   session.Execute(queries::kCountPendingClaims, Params().Add(kMaxPendingCount)));
  Row row = counts[0];
  pending.count = row.Int();
  pending.forms_left = row.Bool();
  if (pending.count == 0 || limit == 0) return pending;
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListPendingArticles, Params().Add(int64_t{limit})));
  for (Row article : rows) {
    PendingArticle& added = pending.articles.emplace_back();
    added.article = domain::ArticleId(article.Int());
    added.revision = static_cast<int32_t>(article.OptionalInt().value_or(0));
  }
  return pending;
}

absl::Status SaveClaims(Session& session, const PendingArticle& article,
                        const std::vector<ClaimPartDraft>& parts, const ClaimRules& rules) {
  RETURN_IF_ERROR(session.Run(queries::kLockClaims, {}));
  const Params id = Params().Add(article.article.value());
  const auto is_read = [&]() -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetArticleRevision, id));
    return rows.empty() ? article.revision == 0 : rows[0].Int32() == article.revision;
  };
  ASSIGN_OR_RETURN(const bool current, is_read());
  if (!current) return absl::OkStatus();  // it stays noted, and is read again
  RETURN_IF_ERROR(session.Run(queries::kTakePendingArticle, id));
  // A revision that is stored from here on is noted anew; one that came between is looked for.
  ASSIGN_OR_RETURN(const bool still, is_read());
  if (!still) return absl::AbortedError("the article has a new revision");
  if (article.revision == 0) return absl::OkStatus();  // it is erased
  return ClaimSaver(session, rules).Save(article, parts);
}

absl::Status ClearLeftForms(Session& session, const ClaimRules& rules) {
  RETURN_IF_ERROR(session.Run(queries::kLockClaims, {}));
  ASSIGN_OR_RETURN(const LeftClaims claims, DeleteForms(session, rules));
  if (claims.all.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListClaimForms, IdList(claims.of_forms)));
  std::map<int64_t, std::vector<std::pair<int64_t, std::string>>> left;
  for (Row row : rows) {
    const int64_t form = row.Int();
    const int64_t claim = row.Int();
    left[claim].emplace_back(form, row.Text());
  }
  std::set<int64_t> touched = claims.all;
  std::set<int64_t> gone;
  std::set<int64_t> parted;
  for (const int64_t claim : claims.of_forms) {
    const auto found = left.find(claim);
    if (found == left.end()) {
      gone.insert(claim);
      touched.erase(claim);
      continue;
    }
    const size_t before = touched.size();
    RETURN_IF_ERROR(PartClaim(session, found->second, rules, touched));
    if (touched.size() > before) parted.insert(claim);
  }
  RETURN_IF_ERROR(session.Run(queries::kDeleteClaims, IdList(gone)));
  RETURN_IF_ERROR(TallyAnew(session, parted));
  return session.Run(queries::kSettleClaims, IdList(touched));
}

}  // namespace verbatim::storage
