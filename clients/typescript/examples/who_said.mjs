// Says who said what in a text, and whether the server knows the words from elsewhere.
// Usage: node who_said.mjs [FILE]; VERBATIM_HTTP and VERBATIM_TOKEN say which server.
import { readFileSync } from "node:fs";

import { OffsetEncoding, Verdict, connect, reasonOf } from "verbatim-client";

const text = process.argv[2] ? readFileSync(process.argv[2], "utf8") : "“Speed saves lives,” Ada Okafor said on Tuesday.\n";
const verbatim = connect({ server: process.env.VERBATIM_HTTP, token: process.env.VERBATIM_TOKEN });

try {
  // JavaScript's strings count UTF-16 units.
  const { statements } = await verbatim.extraction.extractStatements({ text, offsetEncoding: OffsetEncoding.UTF16 });
  for (const { content, speaker } of statements) {
    const words = content.map(({ span }) => text.slice(span?.start, span?.end)).join(" … ");
    const speakerName = speaker?.displayName ?? "";
    const { verdict, matches } = await verbatim.quotes.verifyQuote({ text: words, speakerName });
    console.log(`${speakerName || "somebody"}: ${words}`);
    console.log(`    ${Verdict[verdict]} ${matches[0]?.evidence[0]?.link ?? ""}`.trimEnd());
  }
} catch (error) {
  console.error(`${error} ${reasonOf(error)}`);
  process.exitCode = 1;
}
