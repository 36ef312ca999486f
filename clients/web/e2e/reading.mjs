// Looking up: find, check, quote, article, speaker.
import assert from "node:assert/strict";
import { test } from "node:test";

const query = (page) => new URL(page.url()).searchParams;

export function testReading(room) {
  test("find: words lead to quotes with the words marked, and the address keeps them", async () => {
    const { page } = room;
    await room.open("/");
    await page.getByRole("searchbox").fill("pariah");
    await page.keyboard.press("Enter");
    await page.locator(".quote-card mark").first().waitFor();
    const marked = await page.locator(".quote-card mark").allInnerTexts();
    assert.ok(marked.length > 0 && marked.every((word) => word.toLowerCase() === "pariah"), marked.join());
    assert.equal(query(page).get("q"), "pariah");
    await page.reload();
    await page.locator(".quote-card mark").first().waitFor();
  });

  test("find: filters narrow, sit in the address, and an empty result says what to loosen", async () => {
    const { page } = room;
    await room.open("/?q=pariah");
    await page.getByLabel("Conflicting attribution").check();
    await page.locator(".tag", { hasText: "conflicting attribution" }).waitFor();
    assert.ok(query(page).has("conflict"));
    await page.waitForFunction(() => document.querySelectorAll(".quote-card").length === 1);
    await page.getByLabel("Until").fill("2020-01-01");
    await page.getByRole("link", { name: "Without until 2020-01-01" }).click();
    await page.locator(".quote-card").first().waitFor();
    assert.equal(query(page).get("to"), null);
    await page.goBack();
    await page.getByText("No quote fits all of this").waitFor();
  });

  test("find: a name leads to its speaker", async () => {
    const { page } = room;
    await room.open("/?q=milley");
    await page.getByRole("link", { name: /Mark Milley/ }).first().click();
    await page.getByRole("heading", { level: 1, name: "Mark Milley" }).waitFor();
    await page.getByRole("heading", { name: "Statements over time" }).waitFor();
    assert.match(await page.title(), /Mark Milley/);
  });

  test("check: a garbled quote gets its verdict in words, with what differs and the evidence", async () => {
    const { page } = room;
    await room.open("/check");
    await page
      .getByLabel("The words")
      .fill("Russia is a pariah and the world is inspired by Ukrainian courage and resilience. Russia lost");
    await page.getByLabel("Who is said to have said it").fill("Milley");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("heading", { name: "Reported in other words" }).waitFor();
    assert.ok((await page.locator("ins").allInnerTexts()).some((text) => text.includes("courage")));
    assert.ok((await page.locator("del").allInnerTexts()).some((text) => text.includes("bravery")));
    assert.ok((await page.locator(".occurrence").count()) > 0);
    await page.locator("summary", { hasText: "How we know" }).first().click();
    await page.locator(".chain li", { hasText: "Mark Milley" }).first().waitFor();
  });

  test("check: what is not known is not called false", async () => {
    const { page } = room;
    await room.open("/check?text=Nobody+ever+painted+the+moon+green+on+purpose");
    await page.getByRole("heading", { name: "Not found" }).waitFor();
    await page.getByText("no proof that nobody said them").waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /\b(false|fake|true)\b/i);
  });

  test("quote: conflict on top, wordings side by side, a timeline whose marks lead to the places", async () => {
    const { page } = room;
    await room.open("/?q=pariah+inspired");
    await page.locator(".quote-card a.wording").first().click();
    await page.getByText("Sources disagree on who said this").waitFor();
    await page.locator(".variant").nth(1).waitFor();
    await page.locator(".side-by-side ins").first().waitFor();
    const marks = page.locator(".chart a");
    await marks.first().waitFor();
    assert.equal(await marks.count(), await page.locator(".occurrence").count());
    await marks.last().click();
    await page.locator(".occurrence:target").waitFor();
    const link = page.getByRole("link", { name: "Open at the outlet" }).first();
    assert.match(await link.getAttribute("href"), /^https:\/\/example\.org\/.*#:~:text=/);
  });

  test("article: statements are marked, and one shows its speaker, chain and repeats", async () => {
    const { page, server, names } = room;
    await room.open(`/${names.live}`);
    const statement = page.locator("mark.statement", { hasText: "the world remains inspired" }).first();
    await statement.click();
    const panel = page.getByRole("complementary", { name: "The statement" });
    await panel.getByRole("heading", { name: /Milley/ }).waitFor();
    await panel.locator(".chain li", { hasText: "Mark Milley" }).first().waitFor();
    const jump = panel.locator(".jumps button").first();
    await jump.click();
    await page.waitForFunction(() => document.activeElement?.classList.contains("statement"));
    assert.notEqual(await page.evaluate(() => document.activeElement.textContent), await statement.innerText());
    const { occurrences } = await server.call("ArticleService/ListOccurrences", { parent: names.live, pageSize: 1000 });
    const shown = await page.evaluate(
      () => new Set([...document.querySelectorAll(".statement")].flatMap((one) => one.dataset.s.split(" "))).size,
    );
    assert.equal(shown, occurrences.length);
  });

  test("article: the text is the one that was published, letter by letter", async () => {
    const { page, server, names } = room;
    const { text } = await server.call("ArticleService/GetArticle", { name: names.live });
    await room.open(`/${names.live}`);
    await page.locator(".paragraph").first().waitFor();
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll(".paragraph > p, .paragraph > h2")].map((one) => one.textContent).join("\n"),
    );
    assert.equal(shown, text.split("\n").filter((line) => line.trim()).join("\n"));
  });

  test("article: revisions tell what was withdrawn and altered", async () => {
    const { page, server } = room;
    const url = "https://example.org/revised";
    const ingest = (text) => server.call("ArticleService/IngestArticle", { article: { url, outlet: "Example Herald", text } });
    await ingest("“The ferry sails at dawn on Monday,” said Wim Dorn.\n“Nobody will miss the old pier,” said Wim Dorn.\n");
    const { article } = await ingest("“The ferry sails at dusk on Monday,” said Wim Dorn.\n");
    await room.open(`/${article.name}`);
    await page.getByRole("heading", { name: "Revisions" }).waitFor();
    await page.locator(".changes li", { hasText: "withdrawn" }).getByText("old pier").waitFor();
    await page.locator(".changes li", { hasText: "altered" }).getByText("at dusk").waitFor();
  });

  test("a view of something that is not there says so", async () => {
    const { page, browser } = room;
    for (const [path, says] of [
      ["/quotes/999999", "There is no such quote"],
      ["/articles/999999", "There is no such article"],
      ["/speakers/999999", "There is no such speaker"],
      ["/nothing", "There is no such page"],
    ]) {
      await room.open(path);
      await page.getByText(says).waitFor();
    }
    // The browser itself notes each answer that is not 200.
    assert.ok(browser.takeFaults().every((fault) => fault.includes("404")));
  });
}
