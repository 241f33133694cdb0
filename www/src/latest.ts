/** The newest answer to an input that keeps changing. */
import { batch as together, signal, type ReadonlySignal } from "@preact/signals";
import type { Job } from "./engine.ts";
import { told, type Cancelled, type Failed, type Refused } from "./pool.ts";

export interface Latest<I, R> {
  /** Asks for this input. While a call is in flight only the newest input is kept, and asked next. */
  ask(input: I): void;
  /** The last input asked for. */
  readonly asked: ReadonlySignal<I | null>;
  /** The last answer, with the input it belongs to; it stays while a newer one is awaited. */
  readonly answer: ReadonlySignal<{ input: I; value: R } | null>;
  /** Why the last input asked for has no answer; null if it has one or is under way. */
  readonly error: ReadonlySignal<Refused | Failed | Cancelled | null>;
  /** The call in flight, for `Status`. */
  readonly job: ReadonlySignal<Job<R> | null>;
  /** True while the answer shown does not belong to the last input asked for. */
  readonly stale: ReadonlySignal<boolean>;
  /** Cancels the call in flight and forgets the one that waits. */
  cancel(): void;
}

/**
 * Coalesces calls for an input that changes faster than it is answered (a slider):
 * `const plan = latest((input: ScenarioInput) => engine.call("plan", input))`.
 */
export function latest<I, R>(run: (input: I) => Job<R>): Latest<I, R> {
  const asked = signal<I | null>(null);
  const answer = signal<{ input: I; value: R } | null>(null);
  const error = signal<Refused | Failed | Cancelled | null>(null);
  const job = signal<Job<R> | null>(null);
  const stale = signal(false);
  let next: { input: I } | null = null;

  function start(input: I): void {
    const made = run(input);
    job.value = made;
    const done = (settleState: () => void): void =>
      together(() => {
        job.value = null;
        settleState();
        if (next) {
          const { input: newer } = next;
          next = null;
          start(newer);
        } else {
          stale.value = false;
        }
      });
    made.then(
      (value) =>
        done(() => {
          answer.value = { input, value };
          error.value = null;
        }),
      (reason: unknown) =>
        done(() => {
          error.value = told(reason);
        }),
    );
  }

  return {
    asked,
    answer,
    error,
    job,
    stale,
    ask(input) {
      together(() => {
        asked.value = input;
        stale.value = true;
        if (job.peek()) next = { input };
        else start(input);
      });
    },
    cancel() {
      next = null;
      job.peek()?.cancel();
    },
  };
}
