import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { Chart, type Drawing, type Frame } from "../charts/index.ts";
import { Button } from "./Button.tsx";
import { DataTable } from "./DataTable.tsx";
import { savePng, saveSvg } from "./picture.ts";
import { saveCsv, type TableData } from "./table.ts";

export interface FigureProps {
  /** A sentence that says what the chart shows. */
  title: string;
  /** What is measured, with its units. */
  subtitle: string;
  /** The chart; drawn again when its width or this function changes, so keep it in `useMemo`/`useCallback`. */
  draw: (frame: Frame) => Drawing;
  /** The same numbers as a table, for the fold below and the CSV. */
  table: TableData;
  /** Name of saved files. */
  file: string;
  /** What a screen reader says of the picture; title and subtitle if absent. */
  summary?: string;
  /** Below the chart, above the table. */
  children?: ComponentChildren;
  /** The drawing may be wider than its place , which then scrolls. */
  scrolls?: boolean;
  /** Dims the chart while what it shows is older than what is typed. */
  stale?: boolean;
}

/** A chart with its title, its data as a table, and its exports. */
export function Figure({ title, subtitle, draw, table, file, summary, children, scrolls = false, stale = false }: FigureProps): JSX.Element {
  const heading = useId();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [failure, setFailure] = useState("");
  useEffect(() => {
    const node = holder.current;
    if (!node) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(node.clientWidth)));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  const drawing = useMemo(() => (width > 0 ? draw({ width, roomy: width >= 520 }) : null), [draw, width]);
  const chart = (): SVGSVGElement | null => holder.current?.querySelector<SVGSVGElement>("svg.plot") ?? null;
  const caption = { title, subtitle };
  const picture = (how: (svg: SVGSVGElement) => void | Promise<void>): void => {
    const svg = chart();
    setFailure("");
    if (svg) Promise.resolve(how(svg)).catch((error: unknown) => setFailure(String(error)));
  };
  return (
    <figure class={`chart${stale ? " stale" : ""}`} aria-labelledby={heading} aria-busy={stale}>
      <figcaption>
        <h3 id={heading}>{title}</h3>
        <p>{subtitle}</p>
      </figcaption>
      <div ref={holder} class={scrolls ? "drawing scrolls" : "drawing"}>
        {drawing && <Chart drawing={drawing} name={summary ?? `${title}. ${subtitle}`} />}
      </div>
      {children}
      <details class="chart-data">
        <summary>
          Data and export<span class="hidden">: {title}</span>
        </summary>
        <DataTable caption={`${title}: the numbers`} quietCaption table={table} />
        <div class="table-tools">
          <Button onClick={() => saveCsv(table, file)}>CSV</Button>
          <Button onClick={() => picture((svg) => saveSvg(svg, caption, file))}>SVG</Button>
          <Button onClick={() => picture((svg) => savePng(svg, caption, file))}>PNG</Button>
        </div>
        {failure && <p class="field-problem">{failure}</p>}
      </details>
    </figure>
  );
}
