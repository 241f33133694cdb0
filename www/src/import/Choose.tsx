import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Button } from "../ui/Button.tsx";

interface ChooseProps {
  /** What is wanted, and what becomes of it. */
  about: string;
  /** The first lines of such a text. */
  example: string;
  fileLabel: string;
  onText: (text: string) => void;
  onFile: (file: File) => void;
}

/** A paste, a file, or a drop. */
export function Choose({ about, example, fileLabel, onText, onFile }: ChooseProps): JSX.Element {
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const paste = useId();
  return (
    <>
      <p class="quiet">{about}</p>
      <div class="import-ways">
        <div class="import-paste">
          <label for={paste}>Paste from a spreadsheet, or type</label>
          <textarea
            id={paste}
            rows={5}
            spellcheck={false}
            aria-describedby={`${paste}-when`}
            value={text}
            placeholder={example}
            onPaste={(event) => {
              const text = event.clipboardData?.getData("text/plain") ?? "";
              if (text.trim() === "") return;
              event.preventDefault();
              onText(text);
            }}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <p id={`${paste}-when`} class="import-typed">
            <Button disabled={text.trim() === ""} onClick={() => onText(text)}>
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
            if (dropped) onFile(dropped);
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
            aria-label={fileLabel}
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen) onFile(chosen);
              event.currentTarget.value = "";
            }}
          />
        </div>
      </div>
    </>
  );
}
