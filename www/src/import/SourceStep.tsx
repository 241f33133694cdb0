import type { JSX } from "preact";
import { number } from "../format.ts";
import { Button } from "../ui/Button.tsx";
import { Choose } from "./Choose.tsx";
import { encodingInWords } from "./decode.ts";
import { forget, openError, source, takeFile, takeText } from "./reading.ts";

/** Where the volumes come from: a paste, a file, or a drop. */
export function SourceStep(): JSX.Element {
  const from = source.value;
  return (
    <section class="import-step" aria-labelledby="import-source">
      <h3 id="import-source">1 · Your figures</h3>
      {from ? (
        <div class="import-chosen">
          <p>
            <strong>{from.name}</strong>, {number(from.text.length)} characters. {encodingInWords(from.encoding)}
          </p>
          <Button onClick={forget}>Choose another</Button>
        </div>
      ) : (
        <Choose
          about="Calls per interval for one or more weeks, as your telephone system or a spreadsheet exports them. The file is read inside this page and never leaves your computer; nothing is used before you say so."
          example={"2026-03-02 08:00\t41\n2026-03-02 08:30\t57"}
          fileLabel="File of call volumes"
          onText={takeText}
          onFile={(file) => void takeFile(file)}
        />
      )}
      {openError.value && (
        <p class="import-error" role="alert">
          {openError.value}
        </p>
      )}
    </section>
  );
}
