// Every view for everybody: axe, keyboard, phone, dark, paper; and the screenshots of docs/page.md.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = process.env.VERBATIM_SCREENSHOTS;
const check = "Russia is a pariah and the world is inspired by Ukrainian courage and resilience. Russia lost";

// The views, each with what tells that it is there.
async function views(room) {
  const first = async (method, request, list) => (await room.server.call(method, request))[list][0].name;
  const quote = await first("QuoteService/SearchQuotes", { words: "pariah inspired" }, "quotes");
  const speaker = await first("SpeakerService/ListSpeakers", { speakerName: "Ada Park" }, "speakers");
  return [
    { name: "find", path: "/?q=pariah", there: ".quote-card" },
    { name: "check", path: `/check?speaker=Milley&text=${encodeURIComponent(check)}`, there: ".verdict" },
    { name: "quote", path: `/${quote}`, there: ".occurrence" },
    { name: "article", path: `/${room.names.live}`, there: ".statement", keys: "jjjjj", then: ".panel .chain li" },
    { name: "articles", path: "/articles", there: ".article-row" },
    { name: "speaker", path: `/${speaker}`, there: ".occurrence" },
    { name: "speakers", path: "/speakers", there: ".name-card" },
    { name: "desk", path: "/desk", there: ".worklist li" },
    { name: "desk-repeats", path: "/desk?tab=repeats", there: ".places li" },
    { name: "add", path: "/add", there: ".add-form" },
    { name: "empty", path: "/?q=zebra+crossing&outlet=Harbour+Post", there: ".empty" },
  ];
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
    await page.setViewportSize({ width: 1120, height: 720 });
    const shown = ["find", "check", "quote", "article", "speaker", "desk", "desk-repeats", "add"];
    for (const view of (await views(room)).filter((one) => shown.includes(one.name))) {
      await show(room, view);
      await save(view.name);
    }
    const quote = (await views(room)).find((view) => view.name === "quote");
    await page.emulateMedia({ colorScheme: "dark" });
    await show(room, quote);
    await save("quote-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(phone);
    await show(room, quote);
    await save("quote-phone");
    await page.setViewportSize(desktop);
  });
}
