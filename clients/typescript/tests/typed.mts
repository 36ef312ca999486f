// Compiled, not run: what the package's types must allow, and what they must not.
import { OffsetEncoding, connect, pages, reasonOf, type Quote, type Verbatim } from "verbatim-client";

const verbatim: Verbatim = connect({ server: "http://127.0.0.1:50062", timeout: 1 });

export async function wordings(words: string): Promise<string[]> {
  const found: Quote[] = [];
  for await (const { quotes } of pages(verbatim.quotes.searchQuotes, { words, pageSize: 10 })) found.push(...quotes);
  return found.map((quote) => quote.wording);
}

// @ts-expect-error: no such field
void verbatim.quotes.getQuote({ nome: "quotes/1" });
// @ts-expect-error: a number is no encoding's name
const encoding: OffsetEncoding = "UTF16";
console.log(reasonOf(undefined).toUpperCase(), encoding);
