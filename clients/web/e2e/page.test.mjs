// The page in a real browser against the real server. VERBATIM_PROGRAM names the program.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { startBrowser } from "./browser.mjs";
import { ingestGenerated, ingestSample } from "./newsroom.mjs";
import { startServer } from "./server.mjs";

const generatedArticles = Number(process.env.VERBATIM_PAGE_ARTICLES ?? 2000);

let server;
let browser;
let page;

before(async () => {
  server = await startServer(process.env.VERBATIM_PROGRAM);
  await ingestSample(server);
  const started = Date.now();
  await ingestGenerated(server, generatedArticles);
  console.log(`figure: ${generatedArticles} articles ingested in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  browser = await startBrowser(server.origin);
  page = await browser.context.newPage();
});

after(async () => {
  await browser?.stop();
  await server?.stop();
});

afterEach(() => {
  assert.deepEqual(browser.takeFaults(), []);
});

test("find: words lead to quotes with the words marked, and the address keeps them", async () => {
  await page.goto(server.origin);
  await page.getByRole("searchbox").fill("speed saves");
  await page.keyboard.press("Enter");
  const first = page.locator(".quote-card").first();
  await first.locator("mark").first().waitFor();
  assert.match(await first.innerText(), /speed/i);
  assert.equal(new URL(page.url()).searchParams.get("q"), "speed saves");
});
