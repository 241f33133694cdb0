import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Job } from "../engine.ts";
import { seconds, share } from "../format.ts";
import { Button } from "./Button.tsx";

interface StatusProps {
  /** The call under way; nothing is shown while it is null. */
  job: Job<unknown> | null;
  /** What is being done: "Laying out the roster". */
  label: string;
  /** Shows a button that ends it. */
  onCancel?: () => void;
}

const SHOW_AFTER_MS = 200;
const ESTIMATE_AFTER_MS = 1000;

/** Progress of a call, with the time left, once it has taken longer than a blink. */
export function Status({ job, label, onCancel }: StatusProps): JSX.Element {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!job) return;
    const tick = (): void => setNow(performance.now());
    const first = setTimeout(tick, SHOW_AFTER_MS + 5);
    const timer = setInterval(tick, 250);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [job]);
  const taken = job ? now - job.since : 0;
  const visible = job !== null && taken > SHOW_AFTER_MS;
  const done = job?.progress.value ?? null;
  const left = done !== null && done > 0.02 && taken > ESTIMATE_AFTER_MS ? (taken * (1 - done)) / done / 1000 : null;
  return (
    <div class="status" role="status">
      {visible && (
        <>
          <progress aria-label={label} {...(done === null ? {} : { value: done, max: 1 })} />
          <span>
            {label}
            {done !== null && ` \u00b7 ${share(done, 0)}`}
            {left !== null && ` \u00b7 about ${seconds(Math.max(1, Math.round(left)))} left`}
          </span>
          {onCancel && <Button onClick={onCancel}>Stop</Button>}
        </>
      )}
    </div>
  );
}
