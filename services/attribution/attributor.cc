#include "services/attribution/attributor.h"

#include <algorithm>
#include <numeric>

#include "services/attribution/cast.h"
#include "services/attribution/chain_builder.h"
#include "services/attribution/conversation.h"
#include "services/attribution/known_role.h"
#include "services/attribution/mention_finder.h"
#include "services/attribution/source.h"
#include "services/attribution/speaker_resolver.h"
#include "services/attribution/statement_tokens.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// Marks the tokens that some statement reports.
std::vector<bool> MarkContent(size_t size, const std::vector<StatementTokens>& statements) {
  std::vector<bool> marked(size);
  for (const StatementTokens& statement : statements) {
    for (TokenRange content : statement.content) {
      std::fill(marked.begin() + content.begin, marked.begin() + content.end, true);
    }
  }
  return marked;
}

// The indexes of the statements in the order in which the text attributes them.
std::vector<size_t> InTextOrder(const std::vector<StatementTokens>& statements) {
  std::vector<size_t> order(statements.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return statements[a].Position() < statements[b].Position();
  });
  return order;
}

Turn Resolve(const Conversation& conversation, const domain::Statement& statement,
             const StatementTokens& tokens) {
  Turn turn;
  turn.token = tokens.Position();
  if (tokens.source.empty()) {
    turn.resolution = ResolveWithoutSource(conversation, statement, tokens.content.front().begin);
    return turn;
  }
  turn.source = ReadSource(conversation.text, conversation.cast, tokens.source);
  turn.resolution = ResolveSource(conversation, turn.source, tokens.content);
  return turn;
}

}  // namespace

std::vector<domain::AttributedStatement> AttributeStatements(
    const text::Document& document, const ArticleContext& context,
    std::vector<domain::Statement> statements) {
  if (statements.empty()) return {};
  std::vector<StatementTokens> tokens;
  std::vector<TokenRange> sources;
  tokens.reserve(statements.size());
  for (const domain::Statement& statement : statements) {
    tokens.push_back(TokensOf(document, statement));
    if (!tokens.back().source.empty()) sources.push_back(tokens.back().source);
  }
  const std::vector<bool> in_content = MarkContent(document.tokens().size(), tokens);
  const TaggedText text(document, sources);
  const Cast cast(text, FindMentions(text));

  std::vector<Turn> turns;
  turns.reserve(statements.size());
  const Conversation conversation{text, cast, in_content, turns};
  std::vector<domain::AttributedStatement> attributed(statements.size());
  for (size_t i : InTextOrder(tokens)) {
    Turn turn = Resolve(conversation, statements[i], tokens[i]);
    attributed[i].chain = BuildChain(conversation, statements[i], tokens[i], turn,
                                     context.TimeOfEntry(statements[i].entry));
    attributed[i].speaker = turn.resolution.speaker;
    if (turn.resolution.speaker.kind == domain::SpeakerKind::kPerson) {
      attributed[i].speaker.role = KnownRole(text, cast, turn.resolution.entity, turn.token);
    }
    attributed[i].statement = std::move(statements[i]);
    turns.push_back(std::move(turn));
  }
  return attributed;
}

}  // namespace verbatim::attribution
