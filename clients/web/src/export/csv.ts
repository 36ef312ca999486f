// Lists as CSV that spreadsheets read as text: a cell that begins like a formula gets an apostrophe
// before it, as in the server's exports, and every cell is quoted.
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/;

// Tells spreadsheets that a file is UTF-8.
export const byteOrderMark = "\uFEFF";

function cell(value: string): string {
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}

export type Row = Record<string, string | number | boolean>;

export function toCsv(rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "")))];
  return `${byteOrderMark}${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
