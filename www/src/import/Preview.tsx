import type { JSX } from "preact";

interface PreviewProps {
  preview: readonly (readonly string[])[];
  columns: readonly string[];
  headerRow: boolean;
  /** What the columns are used for, by number from 1. */
  uses: ReadonlyMap<number, string>;
}

/** The first lines of a file, as read. */
export function Preview({ preview, columns, headerRow, uses }: PreviewProps): JSX.Element {
  const [head, ...rest] = preview;
  const lines = headerRow ? rest : preview;
  const names = headerRow && head ? head : columns;
  const most = 12;
  const shown = names.slice(0, most);
  return (
    <div class="import-preview">
      <div class="scroll" role="region" aria-label="First lines of the file" tabIndex={0}>
        <table>
          <caption>First lines, as read{names.length > most ? `: the first ${most} of ${names.length} columns` : ""}. Columns that are used are marked.</caption>
          <thead>
            <tr>
              {shown.map((name, at) => (
                <th key={at} scope="col" class={uses.has(at + 1) ? "used" : ""}>
                  {name || `column ${at + 1}`}
                  <span class="use">{uses.get(at + 1) ?? "not used"}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <tr key={row}>
                {shown.map((_, at) => (
                  <td key={at} class={uses.has(at + 1) ? "used" : ""}>
                    {line[at] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
