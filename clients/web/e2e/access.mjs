// Every view for everybody: axe, keyboard, phone, dark, paper; and the screenshots of docs/page.md.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { addSamples } from "./add.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = process.env.VERBATIM_SCREENSHOTS;
const check = "Russia is a pariah and the world is inspired by Ukrainian courage and resilience. Russia lost";

// The views, each with what tells that it is there.
async function views(room) {
  // So that the desk has something to do.
  await room.server.call("ArticleService/IngestArticle", {
    article: {
      url: "https://example.org/dialogs",
      outlet: "Harbour Post",
      title: "A night on the quay",
      publishTime: "2034-01-01T00:00:00Z",
      text: "“The lamp in the north tower stays dark.”\n\nIt rained all day.\n\n“And the cellar is flooded once more.”\n\nThat was all.\n",
    },
  });
  const first = async (method, request, list) => (await room.server.call(method, request))[list][0].name;
  const quote = await first("QuoteService/SearchQuotes", { words: "pariah inspired" }, "quotes");
  const speaker = await first("SpeakerService/ListSpeakers", { speakerName: "Ada Park" }, "speakers");
  return [
    { name: "find", path: "/?q=pariah", there: ".quote-card" },
    { name: "check", path: `/check?speaker=Milley&text=${encodeURIComponent(check)}`, there: ".verdict" },
    { name: "quote", path: `/${quote}`, there: ".occurrence" },
    { name: "article", path: `/${room.names.live}`, there: ".statement", keys: "jjjjj", then: ".panel .chain li" },
    { name: "claims", path: "/claims?denied=1", there: ".claim-card" },
    { name: "claim", path: `/${room.claim}`, there: ".figure-series .chart a", height: 1240 },
    { name: "articles", path: "/articles", there: ".article-row" },
    { name: "speaker", path: `/${speaker}`, there: ".occurrence" },
    { name: "speakers", path: "/speakers", there: ".name-card" },
    { name: "desk", path: "/desk", there: ".worklist li" },
    { name: "desk-repeats", path: "/desk?tab=repeats", there: ".places li" },
    { name: "add", path: "/add", there: ".add-form" },
    { name: "empty", path: "/?q=zebra+crossing&outlet=Harbour+Post", there: ".empty" },
  ];
}

// The dialogs, each on its view, opened by a key.
async function dialogs(room) {
  const all = await views(room);
  const on = (view, name, key, path) => ({ ...all.find((one) => one.name === view), ...(path && { path }), name, key });
  return [
    on("find", "keys", "?"),
    on("desk", "whose words", "s"),
    on("desk", "accept", "a"),
    on("desk", "where the words end", "w"),
    on("quote", "merge quotes", "m"),
    { ...on("quote", "split a quote"), open: splitOff(".occurrence") },
    on("speaker", "rename a speaker", "r"),
    on("speaker", "merge speakers", "m"),
    { ...on("speaker", "split a speaker"), open: splitOff(".occurrence") },
    { ...on("desk", "undo", "z"), before: (page) => acceptOne(room, page) },
  ];
}

// Marks the first of a list and goes on, by keys.
function splitOff(list) {
  return async (page) => {
    await page.keyboard.press("x");
    await page.locator(`${list} input:focus`).waitFor();
    await page.keyboard.press("Space");
    await page.locator(".picking [type=submit]:not(:disabled)").waitFor();
    const opener = await focused(page);
    await page.keyboard.press("Enter");
    return opener;
  };
}

// So that there is something to undo.
async function acceptOne(room, page) {
  const { corrections } = await room.server.call("CorrectionService/ListCorrections", { pageSize: 50 });
  if (corrections?.some((one) => !one.undoTime)) return;
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your name").fill("Erin Editor");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await dialog.waitFor({ state: "detached" });
}

const focused = (page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));

// Opens a dialog; returns what had the focus.
async function openDialog(page, dialog) {
  await dialog.before?.(page);
  let opener = await focused(page);
  if (dialog.open) opener = await dialog.open(page);
  else await page.keyboard.press(dialog.key);
  await page.getByRole("dialog").waitFor();
  await page.waitForLoadState("networkidle");
  return opener;
}

async function show(room, view) {
  const { page } = room;
  await room.open(view.path);
  await page.locator(view.there).first().waitFor();
  for (const key of view.keys ?? "") await page.keyboard.press(key);
  if (view.then) await page.locator(view.then).first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function seriousViolations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

const desktop = { width: 1200, height: 800 };
const phone = { width: 390, height: 844 };

export function testAccess(room) {
  test("no view has a serious accessibility violation, in light, dark and on a phone", async () => {
    const { page } = room;
    await room.generated;
    for (const view of await views(room)) {
      await show(room, view);
      const look = async (mode) => assert.deepEqual(await seriousViolations(page), [], `${view.name}, ${mode}`);
      await look("light");
      await page.emulateMedia({ colorScheme: "dark" });
      await look("dark");
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(phone);
      await look("phone");
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(tooWide, false, `${view.name} scrolls sideways on a phone`);
      await page.setViewportSize(desktop);
    }
  });

  test("no dialog has a serious accessibility violation; each holds the focus and gives it back", async () => {
    const { page } = room;
    await room.generated;
    for (const dialog of await dialogs(room)) {
      for (const mode of ["light", "dark", "phone"]) {
        await page.emulateMedia({ colorScheme: mode === "dark" ? "dark" : "light" });
        await page.setViewportSize(mode === "phone" ? phone : desktop);
        await show(room, dialog);
        const opener = await openDialog(page, dialog);
        const what = `${dialog.name}, ${mode}`;
        assert.deepEqual(await seriousViolations(page), [], what);
        const box = await page.getByRole("dialog").boundingBox();
        const { width, height } = page.viewportSize();
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, `${what} fits the screen`);
        // Tab goes round inside; a browser may pause at its own controls, where nothing of the page has the focus.
        for (let i = 0; i < 15; ++i) {
          await page.keyboard.press("Tab");
          const inside = await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null);
          assert.ok(inside, `${what}: Tab leaves the dialog`);
        }
        await page.getByRole("dialog").getByRole("button", { name: "Close" }).focus();
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        await page
          .waitForFunction((before) => document.activeElement?.outerHTML.slice(0, 200) === before, opener)
          .catch(() => assert.fail(`${what}: the focus does not come back`));
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(desktop);
  });

  test("keys alone: skip link, search, results, help", async () => {
    const { page } = room;
    await room.open("/");
    await page.locator(".quote-card").first().waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await page.keyboard.press("/");
    await page.keyboard.type("pariah inspired");
    await page.keyboard.press("Enter");
    await page.locator(".quote-card mark").first().waitFor();
    for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches("a.wording"))); ++i) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.locator(".big-quote").waitFor();
    assert.ok(await page.evaluate(() => document.activeElement.matches("h1")), "the new view's heading has the focus");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("the reader's choice of colours stays", async () => {
    const { page } = room;
    await page.emulateMedia({ colorScheme: "light" });
    await room.open("/add");
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByRole("button", { name: "Colours: as the system" }).click();
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.reload();
    await page.getByRole("button", { name: "Colours: dark" }).click();
    assert.equal(await paper(), light);
    await page.getByRole("button", { name: "Colours: light" }).click();
  });

  test("on paper the evidence stands without what only a screen can use", async () => {
    const { page } = room;
    await show(room, (await views(room)).find((view) => view.name === "quote"));
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".top").isVisible(), false);
    assert.equal(await page.getByRole("button").first().isVisible(), false);
    assert.ok(await page.locator(".occurrence").first().isVisible());
    await page.emulateMedia({ media: "screen" });
  });

  test("screenshots", { skip: !screenshots && "VERBATIM_SCREENSHOTS names no folder" }, async () => {
    const { page } = room;
    mkdirSync(screenshots, { recursive: true });
    const save = (name) => page.screenshot({ path: join(screenshots, `${name}.png`) });
    const all = await views(room);
    const shown = ["find", "check", "quote", "claims", "claim", "article", "speaker", "desk", "desk-repeats"];
    for (const view of all.filter((one) => shown.includes(one.name))) {
      await page.setViewportSize({ width: 1120, height: view.height ?? 720 });
      await show(room, view);
      await save(view.name);
    }
    await page.setViewportSize({ width: 1120, height: 720 });
    const words = (await dialogs(room)).find((one) => one.name === "where the words end");
    await show(room, words);
    await openDialog(page, words);
    await save("desk-words");
    await show(room, all.find((view) => view.name === "add"));
    await addSamples(page);
    await page.screenshot({ path: join(screenshots, "add.png"), fullPage: true });
    const [quote, claim] = ["quote", "claim"].map((name) => all.find((view) => view.name === name));
    await page.emulateMedia({ colorScheme: "dark" });
    for (const view of [quote, claim]) {
      await page.setViewportSize({ width: 1120, height: view.height ?? 720 });
      await show(room, view);
      await save(`${view.name}-dark`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(phone);
    for (const view of [quote, claim]) {
      await show(room, view);
      await save(`${view.name}-phone`);
    }
    await page.setViewportSize(desktop);
    room.browser.takeFaults(); // the browser notes the file that can't be read
  });
}
