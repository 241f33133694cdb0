import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Job } from "../engine.ts";
import { share } from "../format.ts";
import { Button } from "./Button.tsx";
import { TimeLeft } from "./left.ts";

interface StatusProps {
  /** The call under way; nothing is shown while it is null. */
  job: Pick<Job<unknown>, "progress" | "since"> | null;
  /** What is being done: "Laying out the roster". */
  label: string;
  /** Shows a button that ends it. */
  onCancel?: () => void;
  /** What the button says, where it does more than end it. */
  cancelLabel?: string;
}

const SHOW_AFTER_MS = 200;

/** Progress of a call, with the time left, once it has taken longer than a blink. */
export function Status({ job, label, onCancel, cancelLabel = "Stop" }: StatusProps): JSX.Element {
  const [now, setNow] = useState(0);
  const pace = useMemo(() => new TimeLeft(), [job]);
  useEffect(() => {
    if (!job) return;
    const tick = (): void => {
      const at = performance.now();
      pace.add(at, job.progress.peek() ?? 0);
      setNow(at);
    };
    const first = setTimeout(tick, SHOW_AFTER_MS + 5);
    const timer = setInterval(tick, 250);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [job]);
  const visible = job !== null && now - job.since > SHOW_AFTER_MS;
  const done = job?.progress.value ?? null;
  const left = pace.words;
  return (
    <div class="status" role="status">
      {visible && (
        <>
          <progress aria-label={label} {...(done === null ? {} : { value: done, max: 1 })} />
          {/* Said once; the share and the time left would be said again and again. */}
          <span>
            {label}
            <span aria-hidden="true">
              {done !== null && ` \u00b7 ${share(done, 0)}`}
              {left !== null && ` \u00b7 ${left}`}
            </span>
          </span>
          {onCancel && <Button onClick={onCancel}>{cancelLabel}</Button>}
        </>
      )}
    </div>
  );
}
