// The page in a real browser against the real server. VERBATIM_PROGRAM names the program.
import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";

import { startBrowser } from "./browser.mjs";
import { ingestClaimSeries } from "./claim_series.mjs";
import { testClaims } from "./claims.mjs";
import { ingestGenerated, ingestSample } from "./newsroom.mjs";
import { startServer } from "./server.mjs";
import { testAccess } from "./access.mjs";
import { testAdding } from "./add.mjs";
import { testDesk } from "./desk.mjs";
import { testFigures } from "./figures.mjs";
import { testReading } from "./reading.mjs";
import { testSafety } from "./safety.mjs";

// What the tests share. The generated articles come in while the first tests read the sample.
const room = {
  generatedArticles: Number(process.env.VERBATIM_PAGE_ARTICLES ?? 2000),
  quotesPerArticle: Number(process.env.VERBATIM_PAGE_QUOTES ?? 2),
  server: null,
  browser: null,
  page: null,
  names: null, // of the sample's articles
  claim: null, // the name of a claim that a series of articles tells
  generated: null, // a promise: all generated articles are in
  url: (path) => room.server.origin + path,
  async open(path) {
    await room.page.goto(room.url(path));
  },
};

before(async () => {
  room.server = await startServer(process.env.VERBATIM_PROGRAM);
  room.names = await ingestSample(room.server);
  room.claim = await ingestClaimSeries(room.server);
  room.generated = ingestGenerated(room.server, room.generatedArticles, room.quotesPerArticle);
  room.generated.catch(() => {}); // it fails where it is waited for
  room.browser = await startBrowser(room.server.origin);
  room.page = await room.browser.context.newPage();
});

after(async () => {
  await room.browser?.stop();
  await room.server?.stop();
});

afterEach(() => {
  assert.deepEqual(room.browser.takeFaults(), []);
});

testReading(room);
testClaims(room);
testAdding(room);
testDesk(room);
testSafety(room);
testFigures(room);
testAccess(room);
