// Adding: pasted, chosen, dropped; every format; what can't be read.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { sampleText } from "./newsroom.mjs";

export const orphan = "Somebody has to repaint the iron footbridge this spring.";

const htmlPage = `<!doctype html><html><head><title>Lamps on the pier</title>
<link rel="canonical" href="https://example.org/lamps"></head><body><article><h1>Lamps on the pier</h1>
<p>“The brass lamps of the old pier are lit again tonight,” said Ida Brook.</p>
<p>People came from all over the town to see them, and stayed until it was dark.</p></article></body></html>`;

const data = join(dirname(fileURLToPath(import.meta.url)), "../../../tests/data");

// A file of each format that the server reads, with the title of an article in it.
const formats = [
  ["formats/news-site.html", "Pilots walk out in Lowport"],
  ["formats/live-json-ld.html", "Port strike – live"],
  ["formats/rss.xml", "Ferry fares rise"],
  ["formats/rss-1.rdf", "Mill burns"],
  ["formats/atom-xhtml.xml", "Bridge closed"],
  ["formats/ninjs-1.json", "Pilots walk out"],
  ["formats/ninjs-2.json", "Talks go on"],
  ["formats/ninjs-3.json", "Pilots end strike"],
  ["formats/newsml-text.xml", "Flash"],
  ["formats/nitf.xml", "Pilots walk out"],
  ["formats/articles.jsonl", "Grüße: storm live"],
  ["formats/plain.txt", ""],
  ["formats/live.txt", "Port strike - live: ‘no end’ in sight"],
  ["formats/pages.warc", "Café strike"],
  ["formats/pages.warc.gz", "Ferry returns"],
];

// As if somebody let go of files over the form.
async function drop(page, files) {
  const transfer = await page.evaluateHandle((given) => {
    const dropped = new DataTransfer();
    for (const { name, base64 } of given) {
      dropped.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
    }
    return dropped;
  }, files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString("base64") })));
  await page.dispatchEvent(".add-form", "drop", { dataTransfer: transfer });
}

// Some files of which one can't be read, each read when this returns.
export async function addSamples(page) {
  const files = ["archives/damaged.zip", "formats/newsml-text.xml", "formats/live-json-ld.html", "formats/rss-1.rdf"];
  await page.getByLabel("Choose files").setInputFiles(files.map((file) => join(data, file)));
  await finished(page);
}

// The browser itself notes each refusal; nothing else may have gone wrong.
function expectOnlyRefusals(room) {
  assert.deepEqual(room.browser.takeFaults().filter((fault) => !fault.includes("400")), []);
}

const finished = (page) => page.locator(".progress [role=status]", { hasNotText: /to go|to read/ }).waitFor();

export function testAdding(room) {
  test("add: a pasted text is read, and what was found can be seen", async () => {
    const { page } = room;
    await room.open("/add");
    await page.getByLabel("Text", { exact: true }).fill(`“${orphan}”\n\nIt rained all day.\n`);
    await page.getByLabel("Address").fill("https://example.org/footbridge");
    await page.getByLabel("Outlet").fill("Harbour Post");
    await page.getByLabel("Published on").fill("2033-03-03");
    await page.getByRole("button", { name: "Add" }).click();
    await page.locator(".job", { hasText: "1 statement found" }).waitFor();
    await page.locator(".job a").click();
    await page.locator("mark.statement", { hasText: "iron footbridge" }).waitFor();
  });

  test("add: files are read one by one, and each that can't be says why", async () => {
    const { page, server } = room;
    await room.open("/add");
    const path = (name, content) => {
      const file = join(server.folder, name);
      writeFileSync(file, content);
      return file;
    };
    await page.getByLabel("Choose files").setInputFiles([
      path("live.txt", sampleText("live-2023-02-15.txt")),
      path("page.html", htmlPage),
      path("lines.jsonl", `{"url": "https://example.org/line", "text": "“All is well,” said Wim Dorn."}\nno JSON\n`),
      path("bad.txt", Buffer.from([0x41, 0xff, 0xfe])),
      path("blank.txt", "  \n"),
    ]);
    await finished(page);
    await page.locator(".job", { hasText: "War in Ukraine live" }).getByText(/\d+ statements found/).waitFor();
    await page.locator(".job", { hasText: "Lamps on the pier" }).getByText("1 statement found").waitFor();
    await page.locator(".job", { hasText: "lines.jsonl, line 2" }).getByRole("alert").waitFor();
    await page.locator(".job", { hasText: "bad.txt" }).getByRole("alert").waitFor();
    await page.locator(".job", { hasText: "blank.txt" }).getByRole("alert").waitFor();
    await page.getByText("3 added, 3 failed").waitFor();
    expectOnlyRefusals(room);
  });

  test("add: every format that the server reads, dropped at once", async () => {
    const { page } = room;
    await room.open("/add");
    await drop(page, formats.map(([file]) => join(data, file)));
    await finished(page);
    const added = await page.locator(".job:not(:has([role=alert])) a.wording").allInnerTexts();
    for (const [file, title] of formats) {
      if (title) assert.ok(added.includes(title), `${file}: ${title} is not among ${added.join(" | ")}`);
    }
    // What of them can't be read is named by its file, with the place and the reason.
    const failed = await page.locator(".job:has([role=alert])").allInnerTexts();
    assert.ok(failed.some((text) => /^articles\.jsonl, line \d+\n[^]*not JSON/.test(text)), failed.join("\n"));
    assert.ok(failed.some((text) => /^pages\.warc, record[^\n]*\n[^]*packed as br/.test(text)), failed.join("\n"));
    expectOnlyRefusals(room);
  });

  test("add: archives are read member by member; damaged ones and what is no text are named", async () => {
    const { page } = room;
    await room.open("/add");
    const files = ["archives/wire.zip", "archives/wire.tar.gz", "archives/damaged.zip", "formats/not-text.bin"];
    await drop(page, files.map((file) => join(data, file)));
    await finished(page);
    const added = await page.locator(".job:not(:has([role=alert])) a.wording").count();
    assert.ok(added >= 2, `${added} articles of archives`);
    const failed = (await page.locator(".job:has([role=alert])").allInnerTexts()).join("\n");
    assert.match(failed, /damaged\.zip is a damaged or protected archive/);
    assert.match(failed, /not-text\.bin[^]*not UTF-8/);
    expectOnlyRefusals(room);
  });
}
