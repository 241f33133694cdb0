/** Tables as data: what is shown, sorted and saved comes from one description. */
import { safeName, saveFile } from "./save.ts";

/** One column. */
export interface Column {
  /** What stands in its head. */
  label: string;
  /** Numbers are aligned right and saved with all their digits. */
  kind: "text" | "number";
  /** The unit, in the head and in the file. */
  unit?: string;
  /** A number as words; plain digits if absent. */
  format?: (value: number) => string;
  /** What stands for a value that is absent (null); "none" if not said. */
  absent?: string;
  /** Id of the term that the head explains. */
  term?: string;
}

export type Cell = string | number | boolean | null;

/** A table: columns and rows of one cell for each. */
export interface TableData {
  columns: Column[];
  rows: Cell[][];
}

/** A cell as it is shown. */
export function shown(column: Column, cell: Cell): string {
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return column.absent ?? "none";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "number") return column.format ? column.format(cell) : String(cell);
  return cell;
}

/**
 * A text as a CSV field. A text that a spreadsheet would take for a formula is given a leading
 * apostrophe; numbers never pass through here, so that a minus sign stays one.
 */
function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV (RFC 4180, UTF-8 with a byte-order mark, decimal points, all digits). */
export function toCsv(table: TableData): string {
  const head = table.columns.map((c) => csvText(c.unit ? `${c.label} (${c.unit})` : c.label)).join(",");
  const rows = table.rows.map((row) =>
    table.columns
      .map((_, i) => {
        const cell = row[i] ?? null;
        if (cell === null || (typeof cell === "number" && !Number.isFinite(cell))) return "";
        return typeof cell === "string" ? csvText(cell) : String(cell);
      })
      .join(","),
  );
  return `\ufeff${[head, ...rows].join("\r\n")}\r\n`;
}

export function saveCsv(table: TableData, name: string): void {
  saveFile(`${safeName(name)}.csv`, "text/csv;charset=utf-8", toCsv(table));
}
