#include "services/attribution/attributor.h"

#include <algorithm>
#include <numeric>

#include "services/attribution/cast.h"
#include "services/attribution/conversation.h"
#include "services/attribution/mention_finder.h"
#include "services/attribution/source.h"
#include "services/attribution/speaker_resolver.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// A statement's spans in tokens.
struct StatementTokens {
  TokenRange source;
  TokenRange cue;
  std::vector<TokenRange> content;

  // Where the statement takes its place among the others.
  uint32_t Position() const {
    if (!source.empty()) return source.begin;
    return cue.empty() ? content.front().begin : cue.begin;
  }
};

StatementTokens TokensOf(const text::Document& document, const domain::Statement& statement) {
  StatementTokens tokens;
  if (statement.source) tokens.source = document.TokensIn(*statement.source);
  if (statement.cue) tokens.cue = document.TokensIn(*statement.cue);
  for (const domain::Segment& segment : statement.content) {
    tokens.content.push_back(document.TokensIn(segment.span));
  }
  return tokens;
}

}  // namespace

std::vector<domain::AttributedStatement> AttributeStatements(
    const text::Document& document, const ArticleContext&,
    std::vector<domain::Statement> statements) {
  std::vector<StatementTokens> tokens;
  std::vector<TokenRange> sources;
  std::vector<bool> in_content(document.tokens().size());
  for (const domain::Statement& statement : statements) {
    tokens.push_back(TokensOf(document, statement));
    if (!tokens.back().source.empty()) sources.push_back(tokens.back().source);
    for (TokenRange content : tokens.back().content) {
      std::fill(in_content.begin() + content.begin, in_content.begin() + content.end, true);
    }
  }
  const TaggedText text(document, sources);
  const Cast cast(text, FindMentions(text));

  std::vector<size_t> order(statements.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return tokens[a].Position() < tokens[b].Position(); });

  std::vector<Turn> turns;
  turns.reserve(statements.size());
  std::vector<size_t> turn_of(statements.size());
  const Conversation conversation{text, cast, in_content, turns};
  for (size_t i : order) {
    Turn turn;
    turn.token = tokens[i].Position();
    if (!tokens[i].source.empty()) {
      turn.source = ReadSource(text, cast, tokens[i].source);
      turn.resolution = ResolveSource(conversation, turn.source, tokens[i].content);
    } else {
      turn.resolution =
          ResolveWithoutSource(conversation, statements[i], tokens[i].content.front().begin);
    }
    turn_of[i] = turns.size();
    turns.push_back(std::move(turn));
  }

  std::vector<domain::AttributedStatement> attributed;
  attributed.reserve(statements.size());
  for (size_t i = 0; i < statements.size(); ++i) {
    attributed.push_back({std::move(statements[i]), turns[turn_of[i]].resolution.speaker, {}});
  }
  return attributed;
}

}  // namespace verbatim::attribution
