import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { description, selfCheck } from "../state/describe.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

/** What the page promises, its version, and how to check both. */
export function Footer(): JSX.Element {
  const [open, setOpen] = useState(false);
  const check = selfCheck.value;
  const digest = check !== null && typeof check !== "string" ? check.digest : undefined;
  return (
    <footer class="bottom" {...(digest === undefined ? {} : { "data-digest": digest })}>
      <p>
        Nothing you type leaves this page by the page&rsquo;s own doing: its Content-Security-Policy forbids it every connection, form, image and script
        from elsewhere, and your browser enforces that. It does not stop a person from copying what is shown, a browser extension or the browser itself
        from seeing it, or a link from being followed.
      </p>
      <p>
        Breather {description.value?.version ?? ""}{" "}
        <Button look="plain" onClick={() => setOpen(true)}>
          About
        </Button>
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title="About Breather">
        <p>
          A contact-centre scenario lab in one file: an engine written in Rust, compiled to WebAssembly, inside this page. Licence MIT or Apache-2.0.
        </p>
        <dl class="facts">
          <dt>Version</dt>
          <dd>{description.value?.version ?? "not known yet"}</dd>
          <dt>Scenario files</dt>
          <dd>schema version {description.value?.schemaVersion ?? ""}</dd>
          <dt>Self-check</dt>
          <dd>
            <span role="status">
              {check === null ? "being worked out" : typeof check === "string" ? check : <code class="digest">{check.digest}</code>}
            </span>
          </dd>
        </dl>
        <p class="quiet">
          The self-check works out {check !== null && typeof check !== "string" ? `${check.cases} ` : ""}fixed cases and hashes every bit of their results. The
          same version gives the same hash in every browser and on every machine; another hash means that the numbers here cannot be trusted.
        </p>
      </Dialog>
    </footer>
  );
}
