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

  test("check: words in another place are marked at both places", async () => {
    const { page } = room;
    const text = "Russia is a global pariah now and the world remains inspired by Ukrainian bravery and resilience";
    await room.open(`/check?text=${encodeURIComponent(text)}`);
    await page.getByRole("heading", { name: "What differs" }).waitFor();
    assert.match(await page.locator(".moved.from").first().innerText(), /now/);
    assert.match(await page.locator(".moved.to").first().innerText(), /now/);
    await page.getByText("In another place:").waitFor();
  });

  test("check: what is not known is not called false", async () => {
    const { page } = room;
    await room.open("/check?text=Nobody+ever+painted+the+moon+green+on+purpose");
    await page.getByRole("heading", { name: "Not found" }).waitFor();
    assert.match(await page.getByRole("link", { name: "Look among claims" }).getAttribute("href"), /^\/claims\?q=\w/);
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

  test("article: the parts of an interrupted quote are marked, the words between are not", async () => {
    const { page, server } = room;
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: {
        url: "https://example.org/interrupted",
        outlet: "Harbour Post",
        text: "“We will keep the old crane,” Wim Dorn said on Monday, “and not one bolt of it will be sold.”\n",
      },
    });
    await room.open(`/${article.name}`);
    await page.locator("mark.statement").first().waitFor();
    assert.deepEqual(await page.locator("mark.statement").allInnerTexts(), [
      "“We will keep the old crane,”",
      "“and not one bolt of it will be sold.”",
    ]);
    // One statement: a key leads to it once, and both parts light up with the cue and the source.
    await page.keyboard.press("j");
    await page.locator("mark.statement.on").nth(1).waitFor();
    assert.equal(await page.locator("mark.statement.on").count(), 2);
    assert.deepEqual(await page.locator(".attribution.on").allInnerTexts(), ["Wim Dorn", "said"]);
    assert.equal(await page.locator("mark.statement[tabindex]").count(), 1);
  });

  test("article: where statements overlap, each is reached and the shortest is meant", async () => {
    const { page, server } = room;
    const text = "“The bells ring at noon,” said Ida Brook. “Nobody will sleep in this town,” said Bo Lund.";
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: { url: "https://example.org/overlapping", outlet: "Harbour Post", text },
    });
    const listed = () => server.call("ArticleService/ListOccurrences", { parent: article.name });
    const first = (await listed()).occurrences[0];
    const end = text.indexOf(" in this town"); // into the second one
    await server.call("CorrectionService/CorrectContent", {
      occurrence: first.name,
      content: [{ start: 0, end }],
      actor: "Erin Editor",
      reason: "to have two that overlap",
    });
    const found = await listed();
    await room.open(`/${article.name}`);
    const both = page.locator("mark.statement.overlaps");
    await both.waitFor();
    assert.equal(await both.innerText(), "“Nobody will sleep");
    await both.click();
    await page.getByRole("complementary", { name: "The statement" }).getByRole("heading", { name: "Bo Lund" }).waitFor();
    await page.locator("body").press("k");
    const reached = new Set();
    for (const _ of found.occurrences) {
      await page.locator("mark.statement.on").first().waitFor();
      reached.add(await page.evaluate(() => document.activeElement.id));
      await page.keyboard.press("j");
    }
    assert.equal(reached.size, found.occurrences.length);
    const shown = await page.locator(".paragraph p").innerText();
    assert.equal(shown, text);
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
      ["/claims/999999", "There is no such claim"],
      ["/nothing", "There is no such page"],
    ]) {
      await room.open(path);
      await page.getByText(says).waitFor();
    }
    // The browser itself notes each answer that is not 200.
    assert.ok(browser.takeFaults().every((fault) => fault.includes("404")));
  });
}
