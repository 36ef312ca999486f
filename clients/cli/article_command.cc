#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/find_article.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/revision_view.h"
#include "clients/cli/table_printer.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

struct ArticleOptions {
  ConnectionOptions connection;
  std::string format;
  std::string article;  // a resource name, a number or a URL; empty: list
  std::string outlet;
  bool revisions = false;
  bool erase = false;
  bool erased = false;  // list what was erased
  bool yes = false;     // without asking
  std::string actor;
  std::string reason;
  int64_t limit = kDefaultLimit;
};

void PrintList(const Listing<v1::Article>& articles, int64_t limit, Output& output) {
  if (articles.items.empty()) {
    output.Line({{"No articles. Store some with `verbatim ingest FILE`.", Style::kStrong}});
    return;
  }
  TablePrinter table({{.header = "ARTICLE", .max_width = 16},
                      {.header = "PUBLISHED", .max_width = 10},
                      {.header = "OUTLET", .max_width = 20},
                      {.header = "TITLE", .flexible = true},
                      {.header = "STATEMENTS"}});
  for (const v1::Article& article : articles.items) {
    const std::string& title = article.title().empty() ? article.url() : article.title();
    table.AddRow({{{article.name()}},
                  {{article.has_publish_time() ? DateOf(article.publish_time()) : "?"}},
                  {{ForTerminal(article.outlet())}},
                  {{ForTerminal(title)}},
                  {{std::to_string(article.occurrence_count())}}});
  }
  table.Print(output);
  if (articles.has_more) PrintLimitReached(limit, output);
}

// Marks the statements whose quote the article has more than once.
void NoteRepeats(const std::vector<v1::Occurrence>& occurrences,
                 std::vector<StatementView>& statements) {
  std::map<std::string, int> times;
  for (const v1::Occurrence& occurrence : occurrences) ++times[occurrence.quote()];
  for (size_t i = 0; i < occurrences.size(); ++i) {
    const std::string& quote = occurrences[i].quote();
    if (!quote.empty() && times[quote] > 1) {
      std::string& note = statements[i].note;
      note += (note.empty() ? "" : "; ") +
              ("repeated: " + quote + ", " + NameOf(occurrences[i].relation()));
    }
  }
}

void PrintHeader(const v1::Article& article, Output& output) {
  output.Paragraph(
      {{ForTerminal(article.title().empty() ? article.url() : article.title()), Style::kStrong}});
  std::string line = article.name();
  if (!article.outlet().empty()) line += " · " + ForTerminal(article.outlet());
  if (article.has_publish_time()) line += " · " + DateOf(article.publish_time());
  line += " · revision " + std::to_string(article.revision());
  line += " · " + Count(article.occurrence_count(), "statement");
  output.Paragraph({{line, Style::kFaint}});
  output.Paragraph({{ForTerminal(article.url()), Style::kFaint}});
}

void PrintArticle(const v1::Article& article, const std::vector<v1::Occurrence>& occurrences,
                  Output& output) {
  PrintHeader(article, output);
  if (occurrences.empty()) return;
  std::vector<StatementView> statements;
  for (const v1::Occurrence& occurrence : occurrences) statements.push_back(ViewOf(occurrence));
  NoteRepeats(occurrences, statements);
  std::vector<EntryView> entries(static_cast<size_t>(article.entries_size()));
  for (size_t i = 0; i < entries.size(); ++i) {
    entries[i].heading = article.entries(static_cast<int>(i)).heading().text();
  }
  for (size_t i = 0; i < occurrences.size(); ++i) {
    const auto entry = static_cast<size_t>(occurrences[i].statement().entry_index());
    if (entry < entries.size()) entries[entry].statements.push_back(std::move(statements[i]));
  }
  output.Line();
  PrintStatements(entries, output);
  output.Line();
  output.Paragraph({{"How we know who said one: verbatim chain " +
                         ShortOccurrenceName(occurrences.front().name()),
                     Style::kFaint}});
}

absl::Status ListArticles(const ArticleOptions& options, Connection& connection, Format format,
                          Output& output) {
  v1::ListArticlesRequest request;
  request.set_outlet(options.outlet);
  ASSIGN_OR_RETURN(const auto articles,
                   List(connection, &v1::ArticleService::Stub::ListArticles, request, options.limit,
                        &v1::ListArticlesResponse::articles));
  if (format == Format::kTable) {
    PrintList(articles, options.limit, output);
  } else {
    PrintMessages(articles.items, format, output);
  }
  return absl::OkStatus();
}

absl::Status ShowArticle(const ArticleOptions& options, Connection& connection, Format format,
                         Output& output) {
  v1::GetArticleRequest get;
  ASSIGN_OR_RETURN(*get.mutable_name(), FindArticle(options.article, connection));
  ASSIGN_OR_RETURN(const v1::Article article,
                   connection.Call(&v1::ArticleService::Stub::GetArticle, get));
  v1::ListOccurrencesRequest list;
  list.set_parent(article.name());
  ASSIGN_OR_RETURN(const auto occurrences,
                   List(connection, &v1::ArticleService::Stub::ListOccurrences, list, kNoLimit,
                        &v1::ListOccurrencesResponse::occurrences));
  if (format == Format::kTable) {
    PrintArticle(article, occurrences.items, output);
  } else {
    PrintMessages(occurrences.items, format, output);
  }
  return absl::OkStatus();
}

absl::Status ShowRevisions(const ArticleOptions& options, Connection& connection, Format format,
                           Output& output) {
  v1::ListArticleRevisionsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), FindArticle(options.article, connection));
  ASSIGN_OR_RETURN(const auto revisions,
                   List(connection, &v1::ArticleService::Stub::ListArticleRevisions, request,
                        kNoLimit, &v1::ListArticleRevisionsResponse::revisions));
  if (format == Format::kTable) {
    PrintRevisions(revisions.items, output);
  } else {
    PrintMessages(revisions.items, format, output);
  }
  return absl::OkStatus();
}

void PrintErasings(const Listing<v1::ArticleDeletion>& erasings, const ArticleOptions& options,
                   Output& output) {
  if (erasings.items.empty()) {
    output.Line(
        {{options.article.empty() ? "No article was erased." : "No article of this URL was erased.",
          Style::kStrong}});
    return;
  }
  TablePrinter table({{.header = "ERASED", .max_width = 20},
                      {.header = "ARTICLE", .max_width = 16},
                      {.header = "BY", .max_width = 20},
                      {.header = "WHY", .flexible = true},
                      {.header = "REVISIONS"},
                      {.header = "STATEMENTS"}});
  for (const v1::ArticleDeletion& one : erasings.items) {
    table.AddRow({{{DateOf(one.delete_time())}},
                  {{one.article()}},
                  {{ForTerminal(one.actor())}},
                  {{ForTerminal(one.reason())}},
                  {{std::to_string(one.revision_count())}},
                  {{std::to_string(one.occurrence_count())}}});
  }
  table.Print(output);
  if (erasings.has_more) PrintLimitReached(options.limit, output);
}

absl::Status ListErasings(const ArticleOptions& options, Connection& connection, Format format,
                          Output& output) {
  v1::ListArticleDeletionsRequest request;
  request.set_url(options.article);
  ASSIGN_OR_RETURN(const auto erasings,
                   List(connection, &v1::ArticleService::Stub::ListArticleDeletions, request,
                        options.limit, &v1::ListArticleDeletionsResponse::article_deletions));
  if (format == Format::kTable) {
    PrintErasings(erasings, options, output);
  } else {
    PrintMessages(erasings.items, format, output);
  }
  return absl::OkStatus();
}

// Whether the person at the terminal means it. Where nobody can be asked, --yes must say so.
bool IsMeant(const v1::Article& article) {
  if (isatty(STDIN_FILENO) == 0) {
    ReportFailure("article", "nobody is there to be asked", "Give --yes to erase without asking.");
    return false;
  }
  std::fprintf(stderr,
               "Erase %s (%s) with its %lld statements? It can't be undone. Type yes to do it: ",
               article.name().c_str(), ForTerminal(article.url()).c_str(),
               static_cast<long long>(article.occurrence_count()));
  char answer[8] = {};
  return std::fgets(answer, sizeof answer, stdin) != nullptr && std::string_view(answer) == "yes\n";
}

int EraseArticle(const ArticleOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const auto name = FindArticle(options.article, connection);
  if (!name.ok()) return connection.Report(options.article, name.status());
  v1::GetArticleRequest get;
  get.set_name(*name);
  const auto article = connection.Call(&v1::ArticleService::Stub::GetArticle, get);
  if (!article.ok()) return connection.Report(options.article, article.status());
  if (!options.yes && !IsMeant(*article)) return output.Finish(kFailed);
  v1::DeleteArticleRequest request;
  request.set_name(*name);
  request.set_actor(options.actor);
  request.set_reason(options.reason);
  const auto erased = connection.Call(&v1::ArticleService::Stub::DeleteArticle, request);
  if (!erased.ok()) return connection.Report(options.article, erased.status());
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format != Format::kTable) {
    PrintMessage(*erased, format, output);
    return output.Finish(kDone);
  }
  output.Paragraph({{"Erased " + *name + ": ", Style::kStrong},
                    {Count(erased->revision_count(), "revision") + ", " +
                         Count(erased->occurrence_count(), "statement") + ", " +
                         Count(erased->quote_count(), "quote") + " and " +
                         Count(erased->speaker_count(), "speaker") + " that nothing else had.",
                     Style::kPlain}});
  return output.Finish(kDone);
}

int RunArticle(const ArticleOptions& options) {
  if (options.erase) return EraseArticle(options);
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  const absl::Status status =
      options.erased            ? ListErasings(options, connection, format, output)
      : options.article.empty() ? ListArticles(options, connection, format, output)
      : options.revisions       ? ShowRevisions(options, connection, format, output)
                                : ShowArticle(options, connection, format, output);
  if (!status.ok()) return connection.Report(options.article, status);
  return output.Finish(kDone);
}

}  // namespace

void AddArticleCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ArticleOptions>();
  CLI::App& command =
      *program.add_subcommand("article", "List articles, or show who said what in one");
  CLI::Option* article = command.add_option("ARTICLE", options->article,
                                            "articles/3, 3 or a URL; none: list articles");
  command
      .add_flag("--revisions", options->revisions,
                "show what each stored revision added, altered and withdrew")
      ->needs(article);
  CLI::Option* erase =
      command
          .add_flag("--delete", options->erase,
                    "erase the article and everything derived from it, for good; asks first")
          ->needs(article);
  command.add_flag("--yes", options->yes, "with --delete: do not ask")->needs(erase);
  command.add_option("--reason", options->reason, "with --delete: why; kept when all else is gone")
      ->type_name("TEXT")
      ->needs(erase);
  command.add_option("--actor", options->actor, "with --delete: who asks for it")
      ->type_name("NAME")
      ->envname("USER");
  command
      .add_flag(
          "--erased", options->erased,
          "list the articles that were erased: who did it, when and why; with a URL: of this one")
      ->excludes(erase);
  command.add_option("--outlet", options->outlet, "list only articles of this outlet")
      ->type_name("NAME");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer("JSON shows the article's occurrences.\n\nExample: verbatim article articles/3");
  command.callback([options, &run] {
    if (options->erase && options->reason.empty()) throw CLI::RequiredError("--reason");
    if (options->erase && options->actor.empty()) throw CLI::RequiredError("--actor");
    run = [options] { return RunArticle(*options); };
  });
}

}  // namespace verbatim::cli
