import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { Button } from "./Button.tsx";
import { Term } from "./Term.tsx";
import { saveCsv, shown, type Cell, type TableData } from "./table.ts";

interface DataTableProps {
  /** What the table shows; its caption and, for a screen reader, the name of its scrolling region. */
  caption: string;
  table: TableData;
  /** Name of the CSV file; no button for it if absent. */
  file?: string;
  /** What is saved, where that is more than what is shown. */
  saved?: TableData;
  /** Lets a person sort by a column. */
  sortable?: boolean;
  /** The first column heads its row. On unless said otherwise. */
  rowHeads?: boolean;
  /** Hides the caption from sight where a heading already says it. */
  quietCaption?: boolean;
  /** Shows a cell in another way; return undefined for the usual text. */
  cell?: (row: number, column: number, value: Cell) => ComponentChildren | undefined;
  /** At most this many rows are shown until a person asks for all; 200 unless said. */
  most?: number;
}

function compare(a: Cell, b: Cell): number {
  if (a === null) return b === null ? 0 : 1;
  if (b === null) return -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}

/** A table with a caption, a head that stays in sight, sorting, and its CSV. */
export function DataTable({
  caption,
  table,
  file,
  saved,
  sortable = false,
  rowHeads = true,
  quietCaption = false,
  cell,
  most = 200,
}: DataTableProps): JSX.Element {
  const id = useId();
  const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
  const [all, setAll] = useState(false);
  const order = table.rows.map((_, i) => i);
  if (sort) {
    order.sort((a, b) => {
      const first = table.rows[a]?.[sort.column] ?? null;
      const second = table.rows[b]?.[sort.column] ?? null;
      const way = first === null || second === null || !sort.down ? 1 : -1;
      return way * compare(first, second) || a - b;
    });
  }
  const visible = all ? order : order.slice(0, most);
  return (
    <div class="data-table">
      <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table>
          <caption id={id} class={quietCaption ? "hidden" : ""}>
            {caption}
          </caption>
          <thead>
            <tr>
              {table.columns.map((column, i) => {
                const name = column.term ? <Term id={column.term}>{column.label}</Term> : column.label;
                const unit = column.unit && <span class="unit">{column.unit}</span>;
                const sorted = sort?.column === i;
                return (
                  <th
                    key={i}
                    scope="col"
                    class={column.kind}
                    {...(sorted ? { "aria-sort": sort.down ? ("descending" as const) : ("ascending" as const) } : {})}
                  >
                    {sortable ? (
                      <button
                        type="button"
                        class="sort"
                        onClick={() => setSort({ column: i, down: sorted ? !sort.down : column.kind === "number" })}
                      >
                        {column.label} <span aria-hidden="true">{sorted ? (sort.down ? "\u2193" : "\u2191") : "\u2195"}</span>
                      </button>
                    ) : (
                      name
                    )}
                    {unit}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => (
              <tr key={row}>
                {table.columns.map((column, i) => {
                  const value = table.rows[row]?.[i] ?? null;
                  const content = cell?.(row, i, value) ?? shown(column, value);
                  return i === 0 && rowHeads ? (
                    <th key={i} scope="row" class={column.kind}>
                      {content}
                    </th>
                  ) : (
                    <td key={i} class={column.kind}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(file !== undefined || visible.length < order.length) && (
        <div class="table-tools">
          {visible.length < order.length && (
            <Button onClick={() => setAll(true)}>
              Show all {order.length} rows
            </Button>
          )}
          {file !== undefined && (
            <Button onClick={() => saveCsv(saved ?? { columns: table.columns, rows: order.map((i) => table.rows[i] ?? []) }, file)}>
              Save as CSV<span class="hidden">: {caption}</span>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
