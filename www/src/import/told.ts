import type { Problem } from "../../../src/boundary/breather";
import type { Cell, Column, TableData } from "../ui/index.ts";

/** Problems or notes as a table, of the columns that any of them fills. */
export function told(list: readonly Problem[]): TableData {
  const all: { column: Column; of: (one: Problem) => Cell }[] = [
    { column: { label: "Line", kind: "number", absent: "" }, of: (one) => one.line ?? null },
    { column: { label: "Column", kind: "number", absent: "" }, of: (one) => one.column ?? null },
    { column: { label: "What", kind: "text" }, of: (one) => one.message },
    { column: { label: "Found", kind: "text", absent: "" }, of: (one) => one.got || null },
    { column: { label: "Accepted", kind: "text", absent: "" }, of: (one) => one.bound || null },
  ];
  const filled = all.filter(({ of }) => list.some((one) => of(one) !== null));
  return { columns: filled.map(({ column }) => column), rows: list.map((one) => filled.map(({ of }) => of(one))) };
}
