// Who said what, in which words, and how do we know: a client of Verbatim for Node.js and browsers.
//
//   const verbatim = connect({ server: "http://127.0.0.1:50062" });
//   const { statements } = await verbatim.extraction.extractStatements({ text });
//
// Messages, enums and services are those of proto/verbatim/v1, documented there and in the types.
import { Code, ConnectError, createClient, type CallOptions, type Client, type Interceptor } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";

import { ArticleService } from "./gen/verbatim/v1/article_service_pb.js";
import { ClaimService } from "./gen/verbatim/v1/claim_service_pb.js";
import { CorrectionService } from "./gen/verbatim/v1/correction_service_pb.js";
import { ExportService } from "./gen/verbatim/v1/export_service_pb.js";
import { ExtractionService } from "./gen/verbatim/v1/extraction_service_pb.js";
import { QuoteService } from "./gen/verbatim/v1/quote_service_pb.js";
import { ReviewService } from "./gen/verbatim/v1/review_service_pb.js";
import { SpeakerService } from "./gen/verbatim/v1/speaker_service_pb.js";
import { WatchService } from "./gen/verbatim/v1/watch_service_pb.js";
import { ErrorInfoSchema } from "./gen/google/rpc/error_details_pb.js";

export { Code, ConnectError };
export * from "./gen/index.js";

// Where and how to call.
export interface Settings {
  // The server's HTTP address; http://127.0.0.1:50062 unless given.
  server?: string;
  // What the server knows the caller by.
  token?: string;
  // How long to wait for each answer, in milliseconds; 30,000 unless given.
  timeout?: number;
}

// A client for each service. IngestService is a stream in both directions, which HTTP has not: store
// articles by articles.ingestArticle. Of watch, listAlerts is for HTTP; its streams are over gRPC alone.
export interface Verbatim {
  articles: Client<typeof ArticleService>;
  claims: Client<typeof ClaimService>;
  corrections: Client<typeof CorrectionService>;
  exports: Client<typeof ExportService>;
  extraction: Client<typeof ExtractionService>;
  quotes: Client<typeof QuoteService>;
  reviews: Client<typeof ReviewService>;
  speakers: Client<typeof SpeakerService>;
  watch: Client<typeof WatchService>;
}

export function connect(settings: Settings = {}): Verbatim {
  const { server = "http://127.0.0.1:50062", token = "", timeout = 30_000 } = settings;
  const withToken: Interceptor = (next) => (request) => {
    if (token) request.header.set("Authorization", `Bearer ${token}`);
    return next(request);
  };
  const transport = createConnectTransport({
    baseUrl: server.replace(/\/+$/, ""),
    useBinaryFormat: true,
    defaultTimeoutMs: timeout,
    interceptors: [withToken],
  });
  return {
    articles: createClient(ArticleService, transport),
    claims: createClient(ClaimService, transport),
    corrections: createClient(CorrectionService, transport),
    exports: createClient(ExportService, transport),
    extraction: createClient(ExtractionService, transport),
    quotes: createClient(QuoteService, transport),
    reviews: createClient(ReviewService, transport),
    speakers: createClient(SpeakerService, transport),
    watch: createClient(WatchService, transport),
  };
}

// All pages of a list, fetched while one iterates:
//
//   for await (const { quotes } of pages(verbatim.quotes.searchQuotes, { words: "speed" })) ...
export async function* pages<Request extends object, Page extends { nextPageToken: string }>(
  list: (request: Request, options?: CallOptions) => Promise<Page>,
  request: Request,
  options?: CallOptions,
): AsyncGenerator<Page, void, undefined> {
  let pageToken = "";
  do {
    const page: Page = await list({ ...request, pageToken }, options);
    yield page;
    pageToken = page.nextPageToken;
  } while (pageToken);
}

// Why a call failed: a value of ErrorReason without its prefix, such as "QUOTE_NOT_FOUND"; empty for
// what is no error of the server's.
export function reasonOf(error: unknown): string {
  if (!(error instanceof ConnectError)) return "";
  return error.findDetails(ErrorInfoSchema)[0]?.reason ?? "";
}
