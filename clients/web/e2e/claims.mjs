// Claims: the list with its filters, one claim over time, the ways between them and what they stand in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

export function testClaims(room) {
  test("claims: words and filters narrow the list, and the address says so", async () => {
    const { page } = room;
    await room.open("/claims");
    await page.getByRole("searchbox").fill("evacuated Menz");
    await page.keyboard.press("Enter");
    const card = page.locator(".claim-card", { hasText: "evacuated from the Menz valley" });
    await card.locator("mark").first().waitFor();
    assert.match(page.url(), /\/claims\?q=evacuated\+Menz$/);
    const words = await card.innerText();
    assert.match(words, /interior ministry/);
    assert.match(words, /1 Mar 2023, Menz Gazette/);
    assert.match(words, /of 4 outlets/);
    assert.match(words, /✗\s+1 denies it/);
    assert.match(words, /↩\s+1 takes it back/);
    assert.match(words, /people:[^]*from[^]*41,000[^]*to[^]*44,000/);
    await page.getByLabel("Figure changed").check();
    await page.getByLabel("Denied or disputed").check();
    await page.waitForURL(/changed=1&denied=1/);
    await card.waitFor();
    await page.reload();
    await card.waitFor();
    assert.ok(await page.getByLabel("Figure changed").isChecked());
    await page.getByLabel("Speaker").fill("Brandt");
    await page.getByLabel("Speaker").press("Enter");
    await page.waitForURL(/speaker=Brandt/);
    await card.waitFor();
    await page.getByLabel("Outlet").selectOption("River Courier");
    // She spoke to another outlet.
    await page.getByText("No claim fits all of this").waitFor();
    await page.getByText("speaker “Brandt”, outlet “River Courier”").waitFor();
    await page.getByRole("link", { name: "Without speaker “Brandt”" }).click();
    await card.waitFor();
    assert.doesNotMatch(page.url(), /speaker/);
  });

  test("claims: a list exports as CSV and JSON", async () => {
    const { page } = room;
    await room.open("/claims?q=evacuated+Menz");
    await page.locator(".claim-card").first().waitFor();
    const save = async (name) => {
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
    };
    const csv = await save("CSV");
    assert.equal(csv.name, "claims.csv");
    assert.match(csv.text, /"claim","text","first_speaker"/);
    const [row] = JSON.parse((await save("JSON")).text);
    assert.equal(row.first_outlet, "Menz Gazette");
    assert.equal(row.earlier_figure, "41,000");
    assert.match(row.stances, /DENIES 1/);
  });

  test("claim: who says what, with the words that show it, copies and withdrawals told apart", async () => {
    const { page } = room;
    await room.open(`/${room.claim}`);
    await page.getByRole("heading", { level: 1, name: /evacuated from the Menz valley/ }).waitFor();
    const rows = await page.locator(".who-says li").allInnerTexts();
    assert.match(rows.find((row) => row.includes("denies it")), /Brandt/);
    assert.match(rows.find((row) => row.includes("takes it back")), /Rescuers/);
    const denial = page.locator(".event", { hasText: "denies it" });
    // What is not on the screen is not drawn, and has no innerText.
    assert.equal(await denial.locator("mark").textContent(), "denied");
    assert.match(await denial.locator(".context").textContent(), /^Governor Ada Brandt denied that people/);
    const copy = page.locator(".event", { hasText: "River Courier" });
    await copy.getByText(/copied/).waitFor();
    await copy.getByRole("link", { name: /Menz Gazette, 1 Mar 2023/ }).click();
    await page.locator(".event:target", { hasText: "first known so far" }).waitFor();
    // An article that took it back has an event of its own; what it had stays, marked.
    await page.locator(".event.taken", { hasText: "Ostria Times" }).getByText("withdrew").waitFor();
    await page.locator(".event", { hasText: "52,000" }).getByText("withdrawn later").waitFor();
    const link = page.locator(".event").first().getByRole("link", { name: "Open at the outlet" });
    assert.match(await link.getAttribute("href"), /^https:\/\/example\.org\/dam#:~:text=/);
    assert.doesNotMatch(await page.locator("main").innerText(), /\b(false|fake|score)\b/i);
  });

  test("claim: the time line shows one stance, or no copies, as its address says", async () => {
    const { page } = room;
    await room.open(`/${room.claim}`);
    const events = page.locator(".event");
    await events.first().waitFor();
    const all = await events.count();
    await page.locator(".who-says").getByRole("link", { name: /denies it/ }).click();
    await page.waitForURL(/stance=denies/);
    await page.waitForFunction(() => document.querySelectorAll(".event").length === 1);
    await page.getByRole("link", { name: `Show all ${all}` }).first().click();
    await page.waitForFunction((n) => document.querySelectorAll(".event").length === n, all);
    await page.getByLabel("Without copies").check();
    await page.waitForURL(/own=1/);
    assert.equal(await page.locator(".event", { hasText: "River Courier" }).count(), 0);
  });

  test("claim: figures as a chart whose marks lead to the statements, and as a table with what differs in words", async () => {
    const { page } = room;
    await room.open(`/${room.claim}`);
    await page.locator(".figure-series .chart a").first().waitFor();
    const table = page.locator(".figure-series table");
    const rows = await table.locator("tbody tr").allInnerTexts();
    assert.equal(await page.locator(".figure-series .chart a").count(), rows.length);
    assert.match(rows.find((row) => row.includes("44,000")), /changed: it was/);
    assert.match(rows.find((row) => row.includes("\t41,000\t")), /contradicts Ostria Times: roughly 30,000/);
    assert.ok(rows.every((row) => !row.includes("52,000")), "a withdrawn figure is in no series");
    await page.getByText("They contradict each other").waitFor();
    await page.locator(".figure-series .chart a[aria-label*='at least 35,000']").first().click();
    await page.locator(".event:target", { hasText: "35,000" }).waitFor();
  });

  test("claim: published checks that disagree, each with its own rating, until a person confirms or rejects", async () => {
    const { page } = room;
    await room.open(`/${room.claim}`);
    const checks = page.getByRole("region", { name: "Published checks" });
    const one = checks.locator("article", { hasText: "Example Check" });
    const rejected = checks.locator("article", { hasText: "Rumour Desk" });
    const other = checks.locator("article", { hasText: "Second Look" });
    await one.getByText("“Mostly right”, 4 on their scale of 1 (worst) to 5").waitFor();
    await other.getByText("“Needs context”").waitFor();
    await one.getByText("nobody has confirmed it").waitFor();
    const decide = async (card, button, action) => {
      await card.getByRole("button", { name: button }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Why").fill("read beside the statement");
      await dialog.getByLabel("Your name").fill("Erin Editor");
      await dialog.getByRole("button", { name: action }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await decide(one, "It is about this", "Confirm");
    await one.getByText("nobody has confirmed it").waitFor({ state: "detached" });
    await decide(rejected, "It is not", "Reject");
    await rejected.waitFor({ state: "detached" });
    assert.equal(await checks.locator("article").count(), 2);
    await room.open("/desk?tab=log");
    await page.locator(`a[href='/${room.claim}']`).first().getByText("“").waitFor();
  });

  test("claims lead to statements, articles and speakers, and those lead back", async () => {
    const { page } = room;
    const back = () => page.locator(`a[href='/${room.claim}']`).first();
    await room.open(`/${room.claim}`);
    await page.locator(".event").first().getByRole("link", { name: "The statement" }).click();
    await page.getByRole("heading", { name: "What it claims" }).waitFor();
    await back().click();
    await page.locator(".event").first().getByRole("link", { name: "Dam breaks above Menz" }).click();
    const panel = page.getByRole("complementary", { name: "The statement" });
    await panel.getByRole("heading", { name: "Claims" }).waitFor();
    await back().click();
    await page.locator(".who-says").getByRole("link", { name: /Brandt/ }).click();
    await page.getByRole("heading", { name: "Latest claims" }).waitFor();
    await back().click();
    await page.locator(".timeline").waitFor();
  });

  test("claim: keys alone reach it and step through its time line", async () => {
    const { page } = room;
    await room.open("/");
    await page.locator(".quote-card").first().waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await page.getByRole("heading", { level: 1, name: "Claims" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("evacuated Menz");
    await page.keyboard.press("Enter");
    await page.locator(".claim-card mark").first().waitFor();
    for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches("a.wording"))); ++i) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.locator(".timeline").waitFor();
    assert.ok(await page.evaluate(() => document.activeElement.matches("h1")));
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const focused = () => page.evaluate(() => document.activeElement.id);
    assert.equal(await focused(), "event-2");
    await page.keyboard.press("k");
    assert.equal(await focused(), "event-1");
    await page.keyboard.press("o");
    await page.locator(".panel .chain li").first().waitFor();
  });
}
