// How much one export may hold: more than people read, less than a browser's memory.
const mostExported = 10_000;

// All pages of a list, to be exported.
export async function everyPage<T>(
  loadPage: (pageToken: string) => Promise<{ items: T[]; next: string }>,
): Promise<T[]> {
  const items: T[] = [];
  let token = "";
  do {
    const page = await loadPage(token);
    items.push(...page.items);
    token = page.next;
  } while (token && items.length < mostExported);
  return items;
}
