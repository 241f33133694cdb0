import type { ComponentChildren, JSX } from "preact";
import { change, format, width, type Kind } from "../format.ts";

/** Which way is better; `neither` colours nothing. */
export type Better = "more" | "less" | "neither";

/** "good", "bad" or "" for the change from `was` to `now`; a wait without end is worse than any. */
export function judge(was: number | null, now: number | null, better: Better): "good" | "bad" | "" {
  if (better === "neither" || was === now) return "";
  const before = was ?? Number.POSITIVE_INFINITY;
  const after = now ?? Number.POSITIVE_INFINITY;
  return after > before === (better === "more") ? "good" : "bad";
}

interface ChangeProps {
  was: number | null;
  now: number | null;
  kind: Kind;
  better: Better;
}

/** The difference in words, coloured by whether it is for the better. */
export function Change({ was, now, kind, better }: ChangeProps): JSX.Element {
  const text = change(was, now, kind);
  const tone = text.startsWith("no ") ? "" : judge(was, now, better);
  return (
    <span class={`change ${tone}`}>
      {text}
      {tone && <span class="hidden">{tone === "good" ? ", better" : ", worse"}</span>}
    </span>
  );
}

interface KpiProps extends ChangeProps {
  /** What it is, often a {@link Term}. */
  label: ComponentChildren;
  /** A few words below: a denominator, an interval. */
  note?: ComponentChildren;
}

/** One figure: what it was at the start, what it is now, and the difference. */
export function Kpi({ label, was, now, kind, better, note }: KpiProps): JSX.Element {
  const changed = was !== now;
  return (
    <div class="kpi">
      <div class="kpi-name">{label}</div>
      <div class="kpi-value">
        {changed && (
          <>
            <span class="was">
              <span class="hidden">was </span>
              {format(was, kind)}
            </span>
            <span class="arrow" aria-hidden="true">
              {"\u2192"}
            </span>
            <span class="hidden"> now </span>
          </>
        )}
        <span class="now">{format(now, kind)}</span>
      </div>
      {changed && (
        <div class="kpi-change">
          <Change was={was} now={now} kind={kind} better={better} />
        </div>
      )}
      {note !== undefined && <div class="kpi-note">{note}</div>}
    </div>
  );
}

/** A simulated figure in a table, with half the width of its interval below it. */
export function Counted({ mean, halfWidth, kind }: { mean: number | null; halfWidth: number | null; kind: Kind }): JSX.Element {
  if (mean === null) return <>none</>;
  return (
    <>
      {format(mean, kind)} <span class="give">{halfWidth === null ? "interval not known" : `\u00b1 ${width(halfWidth, kind)}`}</span>
    </>
  );
}
