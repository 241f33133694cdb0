import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { number } from "../format.ts";
import { Button } from "../ui/Button.tsx";
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
        <Choose />
      )}
      {openError.value && (
        <p class="import-error" role="alert">
          {openError.value}
        </p>
      )}
    </section>
  );
}

function Choose(): JSX.Element {
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const paste = useId();
  return (
    <>
      <p class="quiet">
        Calls per interval for one or more weeks, as your telephone system or a spreadsheet exports them. The file is read inside this page and
        never leaves your computer; nothing is used before you say so.
      </p>
      <div class="import-ways">
        <div class="import-paste">
          <label for={paste}>Paste from a spreadsheet, or type</label>
          <textarea
            id={paste}
            rows={5}
            spellcheck={false}
            aria-describedby={`${paste}-when`}
            value={text}
            placeholder={"2026-03-02 08:00\t41\n2026-03-02 08:30\t57"}
            onPaste={(event) => {
              const text = event.clipboardData?.getData("text/plain") ?? "";
              if (text.trim() === "") return;
              event.preventDefault();
              takeText(text);
            }}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <p id={`${paste}-when`} class="import-typed">
            <Button disabled={text.trim() === ""} onClick={() => takeText(text)}>
              Read what is typed
            </Button>{" "}
            <span class="quiet">What is pasted is read at once.</span>
          </p>
        </div>
        <div
          class={over ? "import-drop over" : "import-drop"}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setOver(false);
            const dropped = event.dataTransfer?.files[0];
            if (dropped) void takeFile(dropped);
          }}
        >
          <p>Drop a CSV or TSV file here, or</p>
          <Button look="primary" onClick={() => file.current?.click()}>
            Open a file
          </Button>
          <input
            ref={file}
            type="file"
            class="hidden"
            tabIndex={-1}
            aria-label="File of call volumes"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen) void takeFile(chosen);
              event.currentTarget.value = "";
            }}
          />
        </div>
      </div>
    </>
  );
}
