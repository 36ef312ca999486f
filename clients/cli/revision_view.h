#ifndef VERBATIM_CLIENTS_CLI_REVISION_VIEW_H_
#define VERBATIM_CLIENTS_CLI_REVISION_VIEW_H_

#include <vector>

#include "verbatim/v1/article_revision.pb.h"

#include "clients/cli/output.h"

namespace verbatim::cli {

// The revisions of an article, one block each: when it was stored, and a line for every statement
// that it added (+), altered (~) or withdrew (-).
void PrintRevisions(const std::vector<verbatim::v1::ArticleRevision>& revisions, Output& output);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_REVISION_VIEW_H_
