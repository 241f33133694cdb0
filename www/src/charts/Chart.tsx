import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { moved, nearest, type Stop } from "./cursor.ts";
import type { Drawing, Panel } from "./layout.ts";
import { Dot, RuleX } from "./marks.tsx";

interface ChartProps {
  drawing: Drawing;
  /** What a screen reader says of the picture. */
  name: string;
}

/**
 * A drawing with one cursor, moved by the pointer or by keys; both show the same tip, and keys have
 * it spoken too. The role is `application` because it alone gives the arrow keys of a screen
 * reader to what has the focus; without a cursor the drawing is a picture and takes no focus.
 */
export function Chart({ drawing, name }: ChartProps): JSX.Element {
  const { width, height, marks, cursor } = drawing;
  const stops = cursor?.stops ?? [];
  const [at, setAt] = useState<number | null>(null);
  const [spoken, setSpoken] = useState("");
  const last = useRef<number | null>(null);
  const byTouch = useRef(false);
  const picture = useRef<SVGSVGElement>(null);
  const hint = useId();
  // What the cursor stood on may be gone when something else is drawn.
  useEffect(() => {
    setAt(null);
    setSpoken("");
  }, [drawing]);
  const stop = at === null ? undefined : stops[at];

  const show = (next: number | null, speak: boolean): void => {
    if (next !== null) last.current = next;
    setAt(next);
    setSpoken(speak && next !== null ? (stops[next]?.lines.join(", ") ?? "") : "");
  };
  const first = (): number => Math.min(last.current ?? cursor?.start ?? 0, stops.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || stops.length === 0) return;
    if (event.key === "Escape") {
      if (at === null) return;
      show(null, false);
    } else if (event.key === "Enter" && cursor?.pick && at !== null) {
      cursor.pick(at);
    } else {
      const next = moved(stops, at ?? first(), event.key, event.ctrlKey);
      if (next === null) return;
      // The first key shows where the cursor is; the next one moves it.
      const to = at === null && event.key.startsWith("Arrow") ? first() : next;
      show(to, true);
      reveal(picture.current, stops[to]);
    }
    // Escape would close a dialog around the chart, arrows would scroll.
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointer = (event: PointerEvent): void => {
    const box = picture.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    const scale = width / box.width;
    byTouch.current = event.pointerType === "touch";
    show(nearest(stops, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale), false);
  };
  // A finger that lifts leaves its tip standing; a mouse that leaves takes it along.
  const onPointerLeave = (): void => {
    if (!byTouch.current) show(null, false);
  };
  const reading = cursor !== undefined && stops.length > 0;
  return (
    <>
      <div
        class="stage"
        {...(reading && {
          role: "application" as const,
          "aria-roledescription": "chart",
          "aria-label": name,
          "aria-describedby": hint,
          tabIndex: 0,
          onKeyDown,
          onPointerMove: onPointer,
          onPointerDown: onPointer,
          onPointerLeave,
          ...(cursor?.pick && { onClick: () => at !== null && cursor.pick?.(at) }),
          onBlur: () => show(null, false),
        })}
      >
        <svg
          ref={picture}
          class="plot"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          {...(reading ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
        >
          {marks}
          {cursor && stop && <Mark stop={stop} panel={cursor.panel} />}
        </svg>
        {stop && <Tip stop={stop} width={width} />}
      </div>
      {reading && (
        <>
          <p id={hint} class="hidden">
            {`Arrow keys read ${stops.length} values one by one, Home and End lead to the ends, ${cursor?.pick ? "Enter goes there, " : ""}Escape leaves. The same values are in the table below.`}
          </p>
          <p class="hidden" aria-live="polite">
            {spoken}
          </p>
        </>
      )}
    </>
  );
}

/** Scrolls a wide drawing so that the stop is seen. */
function reveal(picture: SVGSVGElement | null, stop: Stop | undefined): void {
  const scroller = picture?.closest(".scrolls");
  if (!scroller || !stop) return;
  const room = 48;
  if (stop.x < scroller.scrollLeft + room) scroller.scrollLeft = stop.x - room;
  else if (stop.x > scroller.scrollLeft + scroller.clientWidth - room) scroller.scrollLeft = stop.x + room - scroller.clientWidth;
}

/** The cursor in the drawing; saved pictures leave it out. */
function Mark({ stop, panel }: { stop: Stop; panel: Panel }): JSX.Element {
  return (
    <g class="cursor">
      {stop.box ? <rect {...stop.box} fill="none" stroke="var(--ink)" stroke-width={2} /> : <RuleX panel={panel} at={stop.x} colour="var(--ink)" />}
      {stop.dots?.map((dot, i) => <Dot key={i} x={stop.x} y={dot.y} colour={dot.colour} />)}
    </g>
  );
}

const GAP = 12;

/** What stands at the cursor, beside it, within what is seen of the drawing. */
function Tip({ stop, width }: { stop: Stop; width: number }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const seen = node.closest(".drawing");
    const from = seen?.scrollLeft ?? 0;
    const to = Math.min(width, from + (seen?.clientWidth ?? width));
    const half = (stop.box?.width ?? 0) / 2 + GAP;
    const right = stop.x + half;
    const left = right + node.offsetWidth <= to ? right : stop.x - half - node.offsetWidth;
    const tall = seen?.clientHeight ?? node.offsetHeight;
    const top = Math.min(stop.y - node.offsetHeight / 2, tall - node.offsetHeight);
    node.style.left = `${Math.max(from, Math.min(left, to - node.offsetWidth))}px`;
    node.style.top = `${Math.max(0, top)}px`;
  }, [stop, width]);
  return (
    <div ref={box} class="tip" aria-hidden="true">
      {stop.lines.map((line, i) => (i === 0 ? <b key={i}>{line}</b> : <span key={i}>{line}</span>))}
    </div>
  );
}
