#ifndef VERBATIM_SERVICES_RPC_METHODS_H_
#define VERBATIM_SERVICES_RPC_METHODS_H_

#include <vector>

#include "google/protobuf/descriptor.h"

#include "services/rpc/method_table.h"
#include "storage/store.h"

namespace verbatim::rpc {

// The services that this server offers.
std::vector<const google::protobuf::ServiceDescriptor*> ServedServices();

// All methods of those services, of streams what makes one message, over a store, which must
// outlive the table. A test checks that none is missing.
MethodTable ServedMethods(storage::Store& store);

// One function per service adds its methods; all ways to ingest are together.
void AddAlertMethods(storage::Store& store, MethodTable& methods);
void AddArticleMethods(storage::Store& store, MethodTable& methods);
void AddClaimMethods(storage::Store& store, MethodTable& methods);
void AddCorrectionMethods(storage::Store& store, MethodTable& methods);
void AddExportMethods(storage::Store& store, MethodTable& methods);
void AddExtractionMethods(storage::Store& store, MethodTable& methods);
void AddIngestMethods(storage::Store& store, MethodTable& methods);
void AddQuoteMethods(storage::Store& store, MethodTable& methods);
void AddReviewMethods(storage::Store& store, MethodTable& methods);
void AddSpeakerMethods(storage::Store& store, MethodTable& methods);
void AddWatchMethods(storage::Store& store, MethodTable& methods);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_METHODS_H_
