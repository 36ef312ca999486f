// What the page weighs and how fast it is: printed, not asserted, since machines differ.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { ingestGeneratedClaims } from "./claim_series.mjs";
import { generatedArticle } from "./newsroom.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const mostBytes = 300_000;
const runs = 9;
const claims = Number(process.env.VERBATIM_PAGE_CLAIMS ?? 0);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const figure = (what, value) => console.log(`figure: ${what}: ${value}`);

export function testFigures(room) {
  test("figures: the page weighs less than 300 kB compressed", () => {
    const files = [dist, join(dist, "assets")].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(folder, file.name)),
    );
    const sent = files.filter((file) => !files.includes(`${file}.gz`));
    const bytes = sent.reduce((sum, file) => sum + readFileSync(file).length, 0);
    figure("weight, compressed", `${(bytes / 1000).toFixed(0)} kB`);
    assert.ok(bytes < mostBytes);
  });

  test("figures: claims open", { skip: !claims && "VERBATIM_PAGE_CLAIMS says how many to store" }, async () => {
    const { page, server } = room;
    await room.generated;
    await ingestGeneratedClaims(server, claims);
    for (const [what, path, there] of [
      ["list of claims", "/claims", ".claim-card"],
      ["list, a figure changed", "/claims?changed=1", ".claim-card"],
      ["list, two words", "/claims?q=trees+felled", ".claim-card mark"],
      ["list, a speaker", "/claims?speaker=forest+office", ".claim-card"],
      ["a claim", `/${room.claim}`, ".figure-series .chart a"],
    ]) {
      const times = [];
      for (let i = 0; i <= runs; ++i) {
        const started = performance.now();
        await page.goto(room.url(path), { waitUntil: "commit" });
        await page.locator(there).first().waitFor();
        if (i > 0) times.push(performance.now() - started); // the first warms up
      }
      figure(`${what}, with ${claims} claims, median and most`, `${median(times).toFixed(0)} ms, ${Math.max(...times).toFixed(0)} ms`);
    }
  });

  test("figures: with all generated articles stored, views open and searches answer", async () => {
    const { page, server } = room;
    await room.generated;
    const first = [];
    await page.goto(room.url("/")); // the program's first look at what it stores
    for (let i = 0; i < runs; ++i) {
      await room.browser.context.clearCookies();
      const started = performance.now();
      await page.goto(room.url("/"), { waitUntil: "commit" });
      await page.locator(".quote-card").first().waitFor();
      first.push(performance.now() - started);
    }
    figure("first view with its list, median", `${median(first).toFixed(0)} ms`);
    const times = [];
    const search = generatedArticle(17).text.match(/We must (\w+ the \w+ \w+)/)[1];
    for (const words of ["harbour", search, "we must", "lighthouse canal", "sour winter"]) {
      await page.getByRole("searchbox").fill(words);
      const started = performance.now();
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (asked) => {
          const mark = document.querySelector(".quote-card mark");
          return mark && asked.toLowerCase().includes(mark.textContent.toLowerCase()) && !document.querySelector("[aria-busy=true]");
        },
        words,
        { polling: "raf" },
      );
      times.push(performance.now() - started);
      figure(`from Enter to the results, "${words}"`, `${times.at(-1).toFixed(0)} ms`);
    }
    figure("from Enter to the results, median and most", `${median(times).toFixed(0)} ms, ${Math.max(...times).toFixed(0)} ms`);
    const { outlets } = await server.call("ArticleService/ListOutlets", {});
    const stored = outlets.reduce((sum, one) => sum + Number(one.articleCount), 0);
    figure("articles stored", stored);
    figure("quotes in the generated ones", room.generatedArticles * room.quotesPerArticle);
    assert.ok(stored >= room.generatedArticles);
  });
}
