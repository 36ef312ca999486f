// The server's API, typed by its proto. Calls go to the server that served the page.
import { Code, ConnectError, createClient, type Interceptor } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { ArticleService } from "../gen/verbatim/v1/article_service_pb";
import { ClaimService } from "../gen/verbatim/v1/claim_service_pb";
import { CorrectionService } from "../gen/verbatim/v1/correction_service_pb";
import { ExportService } from "../gen/verbatim/v1/export_service_pb";
import { QuoteService } from "../gen/verbatim/v1/quote_service_pb";
import { ReviewService } from "../gen/verbatim/v1/review_service_pb";
import { SpeakerService } from "../gen/verbatim/v1/speaker_service_pb";
import { currentToken, tokenWanted } from "./token";

const withToken: Interceptor = (next) => async (request) => {
  const token = currentToken();
  if (token) request.header.set("Authorization", `Bearer ${token}`);
  try {
    return await next(request);
  } catch (error) {
    if (ConnectError.from(error).code === Code.Unauthenticated) tokenWanted();
    throw error;
  }
};

const transport = createConnectTransport({
  baseUrl: location.origin,
  useBinaryFormat: true,
  interceptors: [withToken],
});

export const articles = createClient(ArticleService, transport);
export const claims = createClient(ClaimService, transport);
export const corrections = createClient(CorrectionService, transport);
export const exports = createClient(ExportService, transport);
export const quotes = createClient(QuoteService, transport);
export const reviews = createClient(ReviewService, transport);
export const speakers = createClient(SpeakerService, transport);

// What went wrong, for people: the server's own words, which name what and where.
export function messageOf(error: unknown): string {
  const failure = ConnectError.from(error);
  if (failure.cause instanceof TypeError || error instanceof TypeError) return "The server can't be reached.";
  if (failure.code === Code.Unavailable) return failure.rawMessage || "The server can't answer now.";
  return failure.rawMessage || "Something went wrong.";
}

export function isNotFound(error: unknown): boolean {
  return ConnectError.from(error).code === Code.NotFound;
}

// The last part of a resource name: "quotes/7" is 7 in the page's own paths.
export function idOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
