#include "services/rpc/methods.h"

#include "verbatim/v1/article_service.pb.h"
#include "verbatim/v1/claim_service.pb.h"
#include "verbatim/v1/correction_service.pb.h"
#include "verbatim/v1/export_service.pb.h"
#include "verbatim/v1/extraction_service.pb.h"
#include "verbatim/v1/ingest_service.pb.h"
#include "verbatim/v1/quote_service.pb.h"
#include "verbatim/v1/review_service.pb.h"
#include "verbatim/v1/speaker_service.pb.h"
#include "verbatim/v1/watch_service.pb.h"

namespace verbatim::rpc {

std::vector<const google::protobuf::ServiceDescriptor*> ServedServices() {
  // Each file is named by one of its messages, which also links it in.
  return {
      v1::IngestArticleRequest::descriptor()->file()->service(0),
      v1::GetClaimRequest::descriptor()->file()->service(0),
      v1::MergeSpeakersRequest::descriptor()->file()->service(0),
      v1::ExportRecordsRequest::descriptor()->file()->service(0),
      v1::ExtractStatementsRequest::descriptor()->file()->service(0),
      v1::IngestArticlesRequest::descriptor()->file()->service(0),
      v1::GetQuoteRequest::descriptor()->file()->service(0),
      v1::AddReviewRequest::descriptor()->file()->service(0),
      v1::GetSpeakerRequest::descriptor()->file()->service(0),
      v1::WatchOccurrencesRequest::descriptor()->file()->service(0),
  };
}

MethodTable ServedMethods(storage::Store& store) {
  MethodTable methods;
  AddAlertMethods(store, methods);
  AddArticleMethods(store, methods);
  AddClaimMethods(store, methods);
  AddCorrectionMethods(store, methods);
  AddExportMethods(store, methods);
  AddExtractionMethods(store, methods);
  AddIngestMethods(store, methods);
  AddQuoteMethods(store, methods);
  AddReviewMethods(store, methods);
  AddSpeakerMethods(store, methods);
  AddWatchMethods(store, methods);
  return methods;
}

}  // namespace verbatim::rpc
