// The HTTP port as Connect's own client for browsers, @connectrpc/connect-web, finds it: its unary
// calls in JSON and binary, errors with their details, headers, deadlines; and, where that client
// never errs, by requests of fetch. The protocol: https://connectrpc.com/docs/protocol.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { startServer } from "../../web/e2e/server.mjs";

const modules = join(process.env.VERBATIM_TYPESCRIPT_PROJECT, "node_modules");
const load = (path) => import(pathToFileURL(join(modules, path)));
const api = await load("verbatim-client/dist/index.js");
const details = await load("verbatim-client/dist/gen/google/rpc/error_details_pb.js");
const { Code, ConnectError, createClient } = await load("@connectrpc/connect/dist/esm/index.js");
const { createConnectTransport } = await load("@connectrpc/connect-web/dist/esm/index.js");
const { toJson } = await load("@bufbuild/protobuf/dist/esm/index.js");

const formats = [
  { name: "JSON", useBinaryFormat: false, contentType: "application/json" },
  { name: "binary", useBinaryFormat: true, contentType: "application/proto" },
];
const services = Object.entries(api)
  .filter(([name]) => name.endsWith("Service"))
  .map(([, service]) => service);

let server;
before(async () => (server = await startServer(process.env.VERBATIM_PROGRAM)));
after(() => server.stop());

// A client of one service; `fetch` may look at requests or change them.
function clientOf(service, { useBinaryFormat = false, fetch = globalThis.fetch, origin = server.origin } = {}) {
  return createClient(service, createConnectTransport({ baseUrl: origin, useBinaryFormat, fetch }));
}

// The error of a call that must fail.
async function errorOf(call) {
  const error = await call.then(
    (answer) => assert.fail(`answered ${JSON.stringify(answer)}`),
    (failure) => failure,
  );
  assert.ok(error instanceof ConnectError, String(error));
  return error;
}

function article(name) {
  return { url: `https://connect.test/${name}`, text: "“Grüße, мир 🌍 and 你好,” Ada Okafor said on Tuesday.\n" };
}

function post(method, headers, body) {
  return fetch(`${server.origin}/verbatim.v1.${method}`, { method: "POST", headers, body });
}

for (const { name, useBinaryFormat, contentType } of formats) {
  test(`every unary method is reached in ${name}`, async () => {
    let calls = 0;
    for (const service of services) {
      for (const method of service.methods.filter(({ methodKind }) => methodKind === "unary")) {
        const called = `${service.typeName}/${method.name}`;
        const client = clientOf(service, {
          useBinaryFormat,
          fetch: async (url, options) => {
            assert.equal(String(url), `${server.origin}/${called}`);
            assert.equal(new Headers(options.headers).get("content-type"), contentType);
            assert.equal(new Headers(options.headers).get("connect-protocol-version"), "1");
            return fetch(url, options);
          },
        });
        // Without any field most are refused, by name of the field; what may change something always.
        const failed = await client[method.localName]({}).then(
          () => undefined,
          (error) => error,
        );
        if (failed) {
          assert.equal(failed.code, Code.InvalidArgument, `${called}: ${failed}`);
          assert.notEqual(api.reasonOf(failed), "", called);
        }
        ++calls;
      }
    }
    assert.ok(calls >= 30, `${calls} methods`);
  });

  test(`messages come through whole in ${name}`, async () => {
    const articles = clientOf(api.ArticleService, { useBinaryFormat });
    const sent = article(`whole-${name}`);
    const publishTime = { seconds: 1676455200n, nanos: 0 };
    const stored = await articles.ingestArticle({ article: { ...sent, publishTime } });
    assert.equal(stored.outcome, api.IngestOutcome.CREATED);
    assert.equal(typeof stored.newQuoteCount, "bigint");
    const got = await articles.getArticle({ name: stored.article.name });
    assert.equal(got.text, sent.text);
    assert.equal(got.publishTime.seconds, publishTime.seconds);
    const [occurrence] = (await articles.listOccurrences({ parent: got.name })).occurrences;
    const [content] = occurrence.statement.content;
    assert.equal([...sent.text].slice(content.span?.start ?? content.start, content.span?.end ?? content.end)[0], "“");
    // Both formats say the same.
    const other = clientOf(api.ArticleService, { useBinaryFormat: !useBinaryFormat });
    assert.deepEqual(
      toJson(api.ArticleSchema, await other.getArticle({ name: got.name })),
      toJson(api.ArticleSchema, got),
    );
  });

  test(`errors bring their details in ${name}`, async () => {
    const quotes = clientOf(api.QuoteService, { useBinaryFormat });
    const missing = await errorOf(quotes.getQuote({ name: "quotes/999999" }));
    assert.equal(missing.code, Code.NotFound);
    const [info] = missing.findDetails(details.ErrorInfoSchema);
    assert.equal(info.reason, "QUOTE_NOT_FOUND");
    assert.equal(info.domain, "verbatim");
    assert.deepEqual(info.metadata, { name: "999999" });

    const wrong = await errorOf(quotes.verifyQuote({ text: "x", maxMatches: -1 }));
    assert.equal(wrong.code, Code.InvalidArgument);
    const [request] = wrong.findDetails(details.BadRequestSchema);
    assert.equal(request.fieldViolations[0].field, "max_matches");
  });

  test(`a repeat with the request id takes effect once in ${name}`, async () => {
    const articles = clientOf(api.ArticleService, { useBinaryFormat });
    const request = { article: article(`once-${name}`), requestId: `once-${name}`, reanalyze: true };
    const first = await articles.ingestArticle(request);
    const revised = { ...request.article, text: "“Another day,” Ada Okafor said.\n" };
    assert.equal((await articles.ingestArticle({ article: revised })).outcome, api.IngestOutcome.REVISED);
    const repeated = await articles.ingestArticle(request);
    assert.equal(repeated.outcome, first.outcome);
    assert.equal((await articles.getArticle({ name: first.article.name })).text, revised.text);
    const reused = await errorOf(articles.ingestArticle({ article: revised, requestId: request.requestId }));
    assert.equal(api.reasonOf(reused), "REQUEST_ID_REUSED");
  });
}

test("headers come with answers and errors, and there are no trailers", async () => {
  const quotes = clientOf(api.QuoteService);
  let headers, trailers;
  await quotes.searchQuotes(
    {},
    {
      headers: { "X-Request-Id": "desk-7" },
      onHeader: (got) => (headers = got),
      onTrailer: (got) => (trailers = got),
    },
  );
  assert.equal(headers.get("x-request-id"), "desk-7");
  assert.equal(headers.get("content-type"), "application/json");
  assert.deepEqual([...trailers], []);
  const error = await errorOf(quotes.getQuote({ name: "x" }, { headers: { "X-Request-Id": "desk-8" } }));
  assert.equal(error.metadata.get("x-request-id"), "desk-8");
});

test("the client's deadline is the server's", async () => {
  const text = "“The gates open at nine,” said Wim Dorn on Monday.\n\n".repeat(200_000);
  // As the client sends it, but so that the server's answer comes before the client gives up.
  const extraction = clientOf(api.ExtractionService, {
    useBinaryFormat: true,
    fetch: (url, options) => {
      const headers = new Headers(options.headers);
      assert.equal(headers.get("connect-timeout-ms"), "60000");
      headers.set("connect-timeout-ms", "100");
      return fetch(url, { ...options, headers });
    },
  });
  const error = await errorOf(extraction.extractStatements({ text }, { timeoutMs: 60_000 }));
  assert.equal(error.code, Code.DeadlineExceeded);
  assert.equal(api.reasonOf(error), "DEADLINE_EXCEEDED");
});

test("a call that its client gives up is canceled there and the server goes on", async () => {
  const gone = new AbortController();
  const text = "“The gates open at nine,” said Wim Dorn on Monday.\n\n".repeat(20_000);
  const extraction = clientOf(api.ExtractionService, {
    fetch: (url, options) => {
      const answer = fetch(url, options);
      gone.abort();
      return answer;
    },
  });
  assert.equal((await errorOf(extraction.extractStatements({ text }, { signal: gone.signal }))).code, Code.Canceled);
  await clientOf(api.ArticleService).listOutlets({});
});

test("a server that is busy says when to come again", async () => {
  const small = await startServer(process.env.VERBATIM_PROGRAM, ["--connections", "1", "--queue", "1"]);
  try {
    const extraction = clientOf(api.ExtractionService, { origin: small.origin });
    const text = "“The gates open at nine,” said Wim Dorn on Monday.\n\n".repeat(2_000);
    const calls = Array.from({ length: 12 }, () => extraction.extractStatements({ text }));
    const ends = await Promise.allSettled(calls);
    const refused = ends.filter(({ status }) => status === "rejected").map(({ reason }) => reason);
    assert.notEqual(refused.length, 0);
    assert.notEqual(refused.length, ends.length);
    for (const error of refused) {
      assert.equal(error.code, Code.ResourceExhausted);
      assert.equal(api.reasonOf(error), "SERVER_BUSY");
      assert.notEqual(error.findDetails(details.RetryInfoSchema)[0].retryDelay, undefined);
    }
  } finally {
    await small.stop();
  }
});

test("a method that is not there is unimplemented", async () => {
  const elsewhere = (path) => (url, options) => fetch(`${server.origin}${path}`, options);
  for (const path of [
    "/verbatim.v1.QuoteService/Nothing",
    "/verbatim.v2.QuoteService/GetQuote",
    "/verbatim.v1.IngestService/IngestArticles", // a stream, over gRPC only
    "/",
  ]) {
    const error = await errorOf(clientOf(api.QuoteService, { fetch: elsewhere(path) }).getQuote({}));
    assert.equal(error.code, Code.Unimplemented, path);
    assert.equal(api.reasonOf(error), "METHOD_UNKNOWN");
  }
  assert.equal((await post("QuoteService/Nothing", { "Content-Type": "application/json" }, "{}")).status, 404);
});

test("another version of the protocol is refused", async () => {
  const quotes = clientOf(api.QuoteService, {
    fetch: (url, options) => {
      const headers = new Headers(options.headers);
      headers.set("connect-protocol-version", "2");
      return fetch(url, { ...options, headers });
    },
  });
  const error = await errorOf(quotes.searchQuotes({}));
  assert.equal(error.code, Code.InvalidArgument);
  assert.equal(error.findDetails(details.BadRequestSchema)[0].fieldViolations[0].field, "Connect-Protocol-Version");
});

test("what is no unary call of the protocol is refused as HTTP does", async () => {
  const search = "QuoteService/SearchQuotes";
  for (const type of ["text/plain", "application/connect+json", "application/grpc-web+proto", "application/xml"]) {
    const refused = await post(search, { "Content-Type": type }, "{}");
    assert.equal(refused.status, 415, type);
    assert.equal(refused.headers.get("accept-post"), "application/json, application/proto");
  }
  // No method is marked as free of side effects, so none is answered to GET.
  const got = await fetch(`${server.origin}/verbatim.v1.${search}?connect=v1&encoding=json&message=%7B%7D`);
  assert.equal(got.status, 405);
  assert.equal(got.headers.get("allow"), "POST");
});

test("packed requests are read, those packed otherwise named", async () => {
  const json = { "Content-Type": "application/json" };
  const outlets = "ArticleService/ListOutlets";
  const packed = await post(outlets, { ...json, "Content-Encoding": "gzip" }, gzipSync("{}"));
  assert.equal(packed.status, 200, await packed.clone().text());
  assert.equal((await post(outlets, { ...json, "Content-Encoding": "identity" }, "{}")).status, 200);
  const broken = await post(outlets, { ...json, "Content-Encoding": "gzip" }, "{}");
  assert.equal((await broken.json()).code, "invalid_argument");
  for (const coding of ["zstd", "br", "gzip, gzip"]) {
    const refused = await post(outlets, { ...json, "Content-Encoding": coding }, "{}");
    assert.equal(refused.status, 501, coding);
    assert.equal((await refused.json()).code, "unimplemented");
    assert.equal(refused.headers.get("accept-encoding"), "gzip");
  }
});

test("JSON is read as protobuf's clients may write it", async () => {
  const json = { "Content-Type": "application/json; charset=utf-8" };
  const read = (body) => post("ArticleService/ListArticles", json, JSON.stringify(body));
  assert.equal((await read({ pageSize: "1", page_token: "", outlet: null, notThere: [{}] })).status, 200);
  const wrong = await read({ pageSize: "many" });
  assert.equal(wrong.status, 400);
  assert.equal((await wrong.json()).code, "invalid_argument");
  const content = Buffer.from("“Speed saves lives,” Ada Okafor said.\n").toString("base64");
  assert.equal((await post("ArticleService/ReadDocument", json, JSON.stringify({ content }))).status, 200);
});
