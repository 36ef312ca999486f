// What the tests' newsroom holds: the repository's sample, and generated articles.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const samples = join(dirname(fileURLToPath(import.meta.url)), "../../../tests/data/sample");

export const sampleText = (file) => readFileSync(join(samples, file), "utf8");

export async function ingestSample(server) {
  const ingest = (file, outlet) =>
    server.call("ArticleService/IngestArticle", {
      article: { url: `https://example.org/${file}`, outlet, text: sampleText(`${file}.txt`) },
    });
  const live = await ingest("live-2023-02-15", "Example Herald");
  const briefing = await ingest("briefing-2023-02-16", "Sample Gazette");
  return { live: live.article.name, briefing: briefing.article.name };
}

const people = ["Ada Park", "Boris Lind", "Carla Mendes", "David Okoro", "Elena Petrov", "Farid Haddad", "Grace Muller"];
const outlets = ["Harbour Post", "Morning Ledger", "The Valley Times", "Northern Wire", "City Courier"];
const adjectives =
  "old new quiet broken costly honest frozen public narrow wooden northern empty gentle stubborn hidden rusty bright sour".split(" ");
const nouns =
  "harbour budget school tram hospital mill library bridge market orchard theatre pier reservoir bakery station ferry quarry clinic garden archive tunnel foundry chapel stadium meadow lighthouse depot vineyard canal workshop".split(" ");
const verbs = "rebuild sell protect close extend repaint inspect rename insure flood lease heat measure guard finance".split(" ");
const turns = ["before the winter", "without another vote", "whatever it costs", "as we promised", "by next spring", "for our children"];

// The number-th sentence of a fixed sequence; two of them seldom share three words in a row.
export function sentence(number) {
  let state = (number + 1) * 2654435761;
  const pick = (list) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return list[state % list.length];
  };
  const thing = () => `the ${pick(adjectives)} ${pick(nouns)}`;
  return `We must ${pick(verbs)} ${thing()} and ${pick(verbs)} ${thing()} ${pick(turns)}, or ${thing()} will ${pick(verbs)} us.`;
}

// The same sentence as somebody else writes it down: word for word, with another word, or cut.
function retold(number) {
  const words = sentence(number);
  if (number % 3 === 0) return words;
  return number % 3 === 1 ? words.replace("We must", "We should") : words.replace(/,[^,]*$/, "");
}

// An article with a few quotes, of which the first also stands at the end of the article before it.
export function generatedArticle(number, quotesPerArticle = 2) {
  const paragraphs = [`The council met on Monday to talk about item ${number}.`];
  for (let i = 0; i <= quotesPerArticle; ++i) {
    const index = number * quotesPerArticle + i;
    paragraphs.push(`“${i === 0 ? retold(index) : sentence(index)}” ${people[index % people.length]} said.`);
  }
  const day = new Date(Date.UTC(2023, 0, 1 + (number % 700)));
  return {
    url: `https://example.org/council/${number}`,
    outlet: outlets[number % outlets.length],
    title: `Council: item ${number}`,
    publishTime: day.toISOString(),
    text: paragraphs.join("\n\n"),
  };
}

// Ingests generated articles, a few calls at a time: the server writes one after the other but
// reads and analyses the next ones meanwhile.
export async function ingestGenerated(server, howMany, quotesPerArticle = 2) {
  let next = 0;
  const worker = async () => {
    while (next < howMany) {
      await server.call("ArticleService/IngestArticle", { article: generatedArticle(next++, quotesPerArticle) });
    }
  };
  await Promise.all(Array.from({ length: 3 }, worker));
}
