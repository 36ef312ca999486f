// Text that attacks, exports, and a server with tokens.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { startServer } from "./server.mjs";

const markup = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
const formula = `=HYPERLINK("https://example.net", "of the town's own lamps")`;

async function downloaded(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

export function testSafety(room) {
  test("text stays text wherever it is shown", async () => {
    const { page, server } = room;
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: {
        url: "javascript:document.title='owned'//",
        outlet: `Outlet ${markup}`,
        title: `Title ${markup}`,
        publishTime: "2032-01-01T00:00:00Z", // the latest, so it heads the lists
        text: `“The ${markup} lantern is ours,” said Wim Dorn.\n`,
      },
    });
    const { occurrences } = await server.call("ArticleService/ListOccurrences", { parent: article.name });
    for (const [path, there] of [
      [`/${article.name}`, "h1"],
      [`/${occurrences[0].quote}`, ".occurrence"],
      ["/?q=lantern", ".quote-card"],
      ["/articles", ".article-row"],
      [`/check?text=${encodeURIComponent(`The ${markup} lantern is ours`)}`, ".occurrence"],
    ]) {
      await room.open(path);
      await page.locator(there, { hasText: "onerror" }).first().waitFor();
      assert.equal(await page.locator("main img, main script, a[href^='javascript:']").count(), 0, path);
      assert.doesNotMatch(await page.title(), /^owned/);
    }
  });

  test("lists export as JSON and as CSV that no spreadsheet runs", async () => {
    const { page, server } = room;
    await server.call("ArticleService/IngestArticle", {
      article: { url: "https://example.org/formula", outlet: "+Harbour, Post", text: `“${formula},” said Wim Dorn.\n` },
    });
    await room.open("/?q=hyperlink+lamps");
    await page.locator(".quote-card").first().waitFor();
    const csv = await downloaded(page, () => page.getByRole("button", { name: "CSV" }).click());
    assert.equal(csv.name, "quotes.csv");
    assert.ok(csv.text.includes(`"'=HYPERLINK(""https://example.net""`), csv.text);
    assert.ok(csv.text.includes(`"'+Harbour, Post"`), csv.text);
    const json = await downloaded(page, () => page.getByRole("button", { name: "JSON" }).click());
    assert.ok(JSON.parse(json.text)[0].wording.startsWith("=HYPERLINK"));
  });

  test("a quote exports as a citation and as schema.org JSON-LD", async () => {
    const { page } = room;
    await room.open("/?q=pariah+inspired");
    await page.locator(".quote-card a.wording").first().click();
    await page.locator(".occurrence").first().waitFor();
    const file = await downloaded(page, () => page.getByRole("button", { name: "JSON-LD" }).click());
    const [quotation] = JSON.parse(file.text)["@graph"];
    assert.equal(quotation["@type"], "Quotation");
    assert.deepEqual(quotation.creator.map((one) => one.name), ["Mark Milley", "Lloyd Austin"]);
    assert.ok(quotation.datePublished.startsWith("2023-02-15"));
    assert.ok(quotation["@id"].startsWith(`${room.server.origin}/quotes/`));
    assert.ok(quotation.isPartOf.some((one) => one.url === "https://example.org/live-2023-02-15"));
    const csv = await downloaded(page, () => page.getByRole("button", { name: "CSV" }).click());
    assert.ok(csv.text.startsWith("\uFEFFoccurrence,quote,kind,wording,"), csv.text.slice(0, 100));
    assert.match(csv.text, /Mark Milley/);
    const lines = await downloaded(page, () => page.getByRole("button", { name: "JSON Lines" }).click());
    assert.equal(lines.text.trimEnd().split("\n").length, csv.text.trimEnd().split("\r\n").length - 1);
    await room.browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy citation" }).click();
    await page.getByText("Copied").waitFor();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(citation, /^Mark Milley or Lloyd Austin: “Russia is now/);
    assert.match(citation, /Example Herald, .*15 Feb 2023/);
  });

  test("a server with tokens is asked with the reader's", async () => {
    const { browser } = room;
    const folder = room.server.folder;
    const tokens = join(folder, "tokens");
    const program = process.env.VERBATIM_PROGRAM;
    const token = execFileSync(program, ["token", "--tokens", tokens, "create", "desk", "--role", "reader"], {
      encoding: "utf8",
    }).match(/verbatim_\S+/)[0];
    const server = await startServer(program, ["--tokens", tokens]);
    const page = await browser.context.newPage();
    try {
      await page.goto(server.origin);
      await page.getByRole("textbox", { name: "Token" }).fill(token);
      await page.getByRole("button", { name: "Use it" }).click();
      await page.getByText("No quotes are stored yet").waitFor();
      // A reader may not correct or add: the page says so in the server's words.
      await page.goto(`${server.origin}/add`);
      await page.getByLabel("Text", { exact: true }).fill("“It is late,” said Wim Dorn.");
      await page.getByRole("button", { name: "Add" }).click();
      await page.getByRole("alert").getByText("role").waitFor();
    } finally {
      await page.close();
      await server.stop();
    }
    // The browser itself notes refusals; requests to this other server are no fault either.
    const others = browser.takeFaults().filter((fault) => !/40[13]|left the host: http:\/\/127\.0\.0\.1/.test(fault));
    assert.deepEqual(others, []);
  });
}
