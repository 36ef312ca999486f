// Correcting.
import assert from "node:assert/strict";
import { test } from "node:test";

import { orphan } from "./add.mjs";

export function testDesk(room) {
  test("desk, by keys alone: a missing speaker is named with a reason, and that is undone", async () => {
    const { page } = room;
    await room.open("/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("body").press("g");
    await page.locator("body").press("d");
    const first = page.locator(".worklist > li").first();
    await first.getByText(orphan).waitFor();
    await page.keyboard.press("s");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await dialog.getByRole("searchbox").fill("Mark Milley");
    await dialog.getByRole("radio", { name: /Mark Milley/ }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("heard it on the radio");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Erin Editor");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText(orphan).waitFor({ state: "detached" });

    await page.keyboard.press("z");
    await dialog.getByText("Mark Milley").waitFor();
    await dialog.getByLabel("Why").fill("it was somebody else");
    await page.keyboard.press("Enter");
    await first.getByText(orphan).waitFor();

    await room.open("/desk?tab=log");
    const row = page.locator(".correction").first();
    await row.getByText("heard it on the radio").waitFor();
    await row.getByText("it was somebody else").waitFor();
    await row.getByText("Undone by Erin Editor").waitFor();
  });

  test("desk: what is unsure says why, and its speaker is merged or split from there with one key", async () => {
    const { page } = room;
    await room.open("/desk?tab=unsure");
    const row = page.locator(".worklist > .chosen");
    assert.match(await row.locator(".doubt").innerText(), /\d+% sure, or Lloyd Austin/);
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: "Volodymyr Zelensky is the same as" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" }); // not only closed: else it opens no more
    await page.keyboard.press("m");
    await dialog.waitFor();
    // Before the browser draws again, the closed dialog still has the focus.
    await page.evaluate(() => {
      document.querySelector("dialog").close();
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "x", bubbles: true }));
    });
    await page.getByRole("heading", { level: 1, name: "Volodymyr Zelensky" }).waitFor();
    await page.locator(".occurrence input:focus").waitFor();
  });

  test("desk: an accepted speaker is no longer asked about", async () => {
    const { page } = room;
    await room.open("/desk?tab=unsure");
    const first = page.locator(".worklist > li").first();
    const words = await first.locator(".said").innerText();
    await page.keyboard.press("a");
    await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
    await page.getByText(words).waitFor({ state: "detached" });
  });

  test("desk: conflicts and repeats are listed and lead to their quotes", async () => {
    const { page } = room;
    await room.open("/desk?tab=conflicts");
    await page.locator(".worklist .tag", { hasText: "conflicting attribution" }).first().waitFor();
    await page.keyboard.press("o");
    await page.getByText("Sources disagree on who said this").waitFor();
    await room.open("/desk?tab=repeats");
    await page.locator(".places li").nth(1).waitFor();
  });

  test("desk: repeats of the last days and of an outlet, as the address says", async () => {
    const { page, server } = room;
    const ingest = (name, outlet, daysAgo) =>
      server.call("ArticleService/IngestArticle", {
        article: {
          url: `https://example.org/${name}`,
          outlet,
          publishTime: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
          text: "“The brown ferry keeps its old name for one more year,” said Olga Dahl.\n",
        },
      });
    await ingest("ferry-1", "Dune Courier", 5);
    await ingest("ferry-2", "Dune Gazette", 2);
    await room.open("/desk?tab=repeats");
    await page.getByLabel("Repeated in").selectOption({ label: "the last 3 days" });
    await page.locator(".worklist", { hasText: "brown ferry" }).waitFor();
    assert.equal(await page.locator(".worklist > li").count(), 1);
    assert.match(page.url(), /days=3/);
    await page.getByLabel("Outlet").selectOption("Harbour Post");
    await page.getByText("No quote came back there and then").waitFor();
    await page.getByRole("link", { name: "Repeats of any time and outlet" }).click();
    await page.locator(".places li").nth(1).waitFor();
  });

  test("quotes, by keys: merged and split with a reason, both undone, and the log says it", async () => {
    const { page, server } = room;
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: {
        url: "https://example.org/kiosk",
        text: "“The kiosk sells only green umbrellas,” said Olga Dahl.\n\n“Umbrellas of one colour are what that stall has,” said Olga Dahl.\n",
      },
    });
    const listed = await server.call("ArticleService/ListOccurrences", { parent: article.name });
    const [first, second] = listed.occurrences.map((one) => one.quote);
    assert.notEqual(first, second);
    await room.open(`/${first}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox").fill("umbrellas of one colour");
    await dialog.getByRole("radio", { name: /Umbrellas of one colour/ }).check();
    await dialog.getByLabel("Why").fill("the same remark, translated twice");
    await dialog.getByLabel("Your name").fill("Erin Editor");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.locator(".occurrence").nth(1).waitFor();
    assert.equal((await server.call("QuoteService/GetQuote", { name: first })).occurrenceCount, "2");

    await page.keyboard.press("x");
    await page.locator(".occurrence", { hasText: "green umbrellas" }).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Split off 1 occurrence" }).click();
    await dialog.getByLabel("Why").fill("two remarks after all");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    // Each has the name again that it had before the merge.
    await page.locator(".occurrence", { hasText: "of one colour" }).waitFor({ state: "detached" });
    await page.locator(".occurrence", { hasText: "green umbrellas" }).waitFor();

    for (const kind of ["Quote split", "Quotes merged"]) {
      await page.keyboard.press("z");
      await dialog.getByText(kind).waitFor();
      await dialog.getByLabel("Why").fill(`not so: ${kind}`);
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
    }
    const after = await server.call("ArticleService/ListOccurrences", { parent: article.name });
    assert.equal(new Set(after.occurrences.map((one) => one.quote)).size, 2);
    await room.open("/desk?tab=log");
    const row = page.locator(".correction", { hasText: "the same remark, translated twice" }).first();
    await row.getByText("Quotes merged", { exact: true }).waitFor();
    await row.getByRole("link", { name: /kiosk sells|Umbrellas of one colour/ }).first().waitFor();
  });

  test("a fragment that fits two quotes is linked to both, and they to it", async () => {
    const { page, server } = room;
    const said = [
      "We will keep the night trains running to the coast until the snow is gone",
      "We will keep the night trains running to the border if parliament pays for it",
    ];
    const ingest = (name, words) =>
      server.call("ArticleService/IngestArticle", {
        article: { url: `https://example.org/${name}`, text: `“${words},” said Olga Dahl.\n` },
      });
    await ingest("trains-1", said[0]);
    await ingest("trains-2", said[1]);
    const { article } = await ingest("trains-3", "We will keep the night trains running");
    const listed = await server.call("ArticleService/ListOccurrences", { parent: article.name });
    await room.open(`/${listed.occurrences[0].quote}`);
    const longer = page.locator("section", { hasText: "Longer quotes that it may be a part of" });
    await longer.getByRole("link", { name: /to the border/ }).waitFor();
    await longer.getByRole("link", { name: /to the coast/ }).click();
    await page.locator("section", { hasText: "Fragments of it that fit other quotes too" }).getByRole("link").first().waitFor();
  });

  test("article, by keys alone: the words of a statement end elsewhere, with a reason, and that is undone", async () => {
    const { page, server } = room;
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: {
        url: "https://example.org/heron",
        text: "“Nobody may disturb the heron 🪿 at night,” said Olga Dahl.\n",
      },
    });
    await room.open(`/${article.name}`);
    await page.locator("mark.statement").waitFor();
    await page.keyboard.press("j");
    await page.locator(".panel .chain li").first().waitFor();
    await page.keyboard.press("w");
    const dialog = page.getByRole("dialog");
    await dialog.locator(".borders mark").waitFor();
    assert.equal(await dialog.locator(".borders mark").innerText(), "“Nobody may disturb the heron 🪿 at night,”");
    assert.ok(await dialog.getByRole("button", { name: "Change the words" }).isDisabled(), "nothing is changed yet");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await dialog.locator(".borders mark").innerText(), "may disturb the heron 🪿");
    await dialog.getByLabel("Why").fill("the night is the reporter's");
    await dialog.getByLabel("Your name").fill("Erin Editor");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.locator("mark.statement", { hasText: /^may disturb the heron 🪿$/ }).waitFor();
    const found = await server.call("ArticleService/ListOccurrences", { parent: article.name });
    assert.equal(found.occurrences[0].wording, "may disturb the heron 🪿");

    await room.open("/desk?tab=log");
    const row = page.locator(".correction", { hasText: "the night is the reporter's" });
    await row.getByText("Words changed").waitFor();
    await row.getByRole("button", { name: "Undo" }).click();
    await dialog.getByLabel("Why").fill("it is in the recording");
    await page.keyboard.press("Enter");
    await row.getByText("Undone by Erin Editor").waitFor();
    const undone = await server.call("ArticleService/ListOccurrences", { parent: article.name });
    assert.match(undone.occurrences[0].wording, /^Nobody may disturb the heron 🪿 at night/);
  });

  test("article, by keys alone: an inner border of an interrupted quote is moved", async () => {
    const { page, server } = room;
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: {
        url: "https://example.org/crane",
        text: "“The crane stays,” Wim Dorn said on Friday, “and every bolt of it too.”\n",
      },
    });
    await room.open(`/${article.name}`);
    await page.locator("mark.statement").first().waitFor();
    await page.keyboard.press("j");
    await page.locator(".panel .chain li").first().waitFor();
    await page.keyboard.press("w");
    const dialog = page.getByRole("dialog");
    await dialog.locator(".borders mark").nth(1).waitFor();
    await page.keyboard.press("ArrowDown");
    await dialog.locator(".borders mark.chosen-part", { hasText: "every bolt" }).waitFor();
    await page.keyboard.press("Shift+ArrowRight");
    assert.deepEqual(await dialog.locator(".borders mark").allInnerTexts(), ["“The crane stays,”", "every bolt of it too.”"]);
    await dialog.getByLabel("Why").fill("and is the reporter's");
    await dialog.getByLabel("Your name").fill("Erin Editor");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.locator("mark.statement", { hasText: /^every bolt of it too.”$/ }).waitFor();
  });

  test("an erased article leaves nothing of a corrected statement, and the page says what became of it", async () => {
    const { page, server } = room;
    const words = "The turquoise windmill grinds no corn on holidays";
    const { article } = await server.call("ArticleService/IngestArticle", {
      article: { url: "https://example.org/windmill", text: `“${words},” said Olga Dahl.\n` },
    });
    const [occurrence] = (await server.call("ArticleService/ListOccurrences", { parent: article.name })).occurrences;
    const correction = await server.call("CorrectionService/CorrectContent", {
      occurrence: occurrence.name,
      content: [{ start: 1, end: 34 }],
      actor: "Erin Editor",
      reason: "the holidays are another sentence's",
    });
    await server.call("ArticleService/DeleteArticle", { name: article.name, actor: "Erin Editor", reason: "the town asked for it" });
    await room.open(`/${article.name}`);
    await page.getByText("This article was erased").waitFor();
    await page.getByText("the town asked for it").waitFor();
    await room.open(`/${occurrence.quote}`);
    await page.getByText("There is no such quote").waitFor();
    await room.open("/?q=turquoise+windmill");
    await page.getByText("No quote fits all of this").waitFor();
    await room.open("/desk?tab=log");
    const row = page.locator(".correction", { hasText: "the holidays are another sentence's" });
    await row.getByText("of an article that was erased").waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /windmill/);
    const { corrections } = await server.call("CorrectionService/ListCorrections", { pageSize: 100 });
    const kept = corrections.find((one) => one.name === correction.name);
    assert.doesNotMatch(JSON.stringify(kept), /windmill|holidays on|grinds/);
    await row.getByRole("button", { name: "Undo" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why").fill("it does not matter any more");
    await page.keyboard.press("Enter");
    await row.getByText("Undone by Erin Editor").or(dialog.getByRole("alert")).first().waitFor();
    assert.ok(room.browser.takeFaults().every((fault) => /40[04]/.test(fault)));
  });

  test("speakers, by keys alone: merged, split and renamed with a reason, each undone with one key", async () => {
    const { page, server } = room;
    await server.call("ArticleService/IngestArticle", {
      article: {
        url: "https://example.org/three-men",
        text: "“The cellar floods every autumn,” said Otto Vance.\n“My pigeons win each race,” said Otto Vance.\n“Bread was cheaper in the cellar,” said Piet Vance.\n",
      },
    });
    const named = async () => (await server.call("SpeakerService/ListSpeakers", { speakerName: "Vance" })).speakers;
    const state = async () => (await named()).map((one) => `${one.name} ${one.displayName} ${one.occurrenceCount} ${one.mergedInto ?? ""}`).sort();
    const before = await state();
    const otto = (await named()).find((one) => one.displayName === "Otto Vance");
    await room.open(`/${otto.name}`);
    await page.getByRole("heading", { level: 1, name: "Otto Vance" }).waitFor();
    const dialog = page.getByRole("dialog");
    const giveReason = async (why) => {
      await dialog.getByLabel("Why").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.type(why);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("Erin Editor");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
    };
    const undo = async (kind) => {
      await page.keyboard.press("z");
      await dialog.getByText(kind, { exact: true }).waitFor();
      await giveReason(`not so: ${kind}`);
      assert.deepEqual(await state(), before);
    };

    await page.keyboard.press("m");
    await dialog.getByRole("radio", { name: /Piet Vance/ }).focus();
    await page.keyboard.press("Space");
    await giveReason("a nickname");
    await page.getByText("This speaker was merged into").waitFor();
    await undo("Merged");
    await page.getByText("This speaker was merged into").waitFor({ state: "detached" });

    await page.keyboard.press("x");
    await page.locator(".occurrence input:focus").waitFor();
    while (!(await page.evaluate(() => document.activeElement.closest(".occurrence")?.textContent.includes("pigeons")))) {
      await page.keyboard.press("Tab");
    }
    await page.locator(".occurrence", { hasText: "pigeons" }).getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await giveReason("the breeder is another man");
    await page.locator(".occurrence", { hasText: "pigeons" }).waitFor({ state: "detached" });
    assert.equal((await named()).length, 3);
    await undo("Split");

    await page.keyboard.press("r");
    await dialog.getByLabel("New name").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Otto van Vance");
    await giveReason("as he signs");
    await page.getByRole("heading", { level: 1, name: "Otto van Vance" }).waitFor();
    await undo("Renamed");
  });

  test("speaker: statements of another one are split off, and come back", async () => {
    const { page, server } = room;
    await server.call("ArticleService/IngestArticle", {
      article: {
        url: "https://example.org/two-women",
        text: "“The tide is late again,” said Nora Quist.\n“My goats give blue milk,” said Nora Quist.\n",
      },
    });
    const named = () => server.call("SpeakerService/ListSpeakers", { speakerName: "Nora Quist" });
    const [speaker] = (await named()).speakers;
    await room.open(`/${speaker.name}`);
    await page.getByRole("button", { name: "Split" }).click();
    await page.locator(".occurrence", { hasText: "blue milk" }).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Move 1 statement to a new speaker" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why").fill("the farmer, not the harbour master");
    await dialog.getByLabel("Your name").fill("Erin Editor");
    await dialog.getByRole("button", { name: "Split" }).click();
    await page.locator(".occurrence", { hasText: "blue milk" }).waitFor({ state: "detached" });
    assert.equal((await named()).speakers.length, 2);
    await page.locator(".correction").getByRole("button", { name: "Undo" }).click();
    await dialog.getByLabel("Why").fill("one woman after all");
    await dialog.getByRole("button", { name: "Undo" }).click();
    await page.locator(".occurrence", { hasText: "blue milk" }).waitFor();
  });

  test("speaker: renamed and merged with a reason; without one nothing is sent", async () => {
    const { page, server } = room;
    const speaker = async (name) =>
      (await server.call("SpeakerService/ListSpeakers", { speakerName: name })).speakers?.find((one) => !one.mergedInto);
    const zakharova = await speaker("Zakharova");
    await room.open(`/${zakharova.name}`);
    await page.getByRole("button", { name: "Rename" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("New name").fill("Mariya Zakharova");
    await dialog.getByLabel("Why").fill("");
    await dialog.getByRole("button", { name: "Rename" }).click();
    assert.equal((await speaker("Zakharova")).displayName, zakharova.displayName);
    await dialog.getByLabel("Why").fill("as the ministry spells it");
    await dialog.getByLabel("Your name").fill("Erin Editor");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("heading", { level: 1, name: "Mariya Zakharova" }).waitFor();

    await page.getByRole("button", { name: "Merge into another" }).click();
    await dialog.getByRole("searchbox").fill("Milley");
    await dialog.getByRole("radio", { name: /Mark Milley/ }).check();
    await dialog.getByLabel("Why").fill("a test");
    await dialog.getByRole("button", { name: "Merge" }).click();
    await page.getByText("This speaker was merged into").waitFor();
    const merge = page.locator(".correction", { hasText: "Merged" });
    await merge.getByRole("button", { name: "Undo" }).click();
    await dialog.getByLabel("Why").fill("that was wrong");
    await dialog.getByRole("button", { name: "Undo" }).click();
    await page.getByText("This speaker was merged into").waitFor({ state: "detached" });
  });
}
