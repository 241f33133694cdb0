import * as Plot from "@observablehq/plot";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { shade } from "../state/theme.ts";
import { Button } from "./Button.tsx";
import { DataTable } from "./DataTable.tsx";
import { savePng, saveSvg } from "./picture.ts";
import { saveCsv, type TableData } from "./table.ts";

/** What a chart is drawn for. */
export interface Frame {
  /** Width in CSS pixels. */
  width: number;
  /** Whether there is room for labels beside lines; false on a phone. */
  roomy: boolean;
  dark: boolean;
  /** The value of a colour token: `colour("scenario")`. Needed only for interpolated scales; else write "var(--scenario)". */
  colour: (token: string) => string;
}

export interface FigureProps {
  /** A sentence that says what the chart shows. */
  title: string;
  /** What is measured, with its units. */
  subtitle: string;
  /** The chart; drawn again when its size, the theme or this function changes, so keep it in `useMemo`/`useCallback`. */
  plot: (frame: Frame) => Plot.PlotOptions;
  /** The same numbers as a table, for the fold below and the CSV. */
  table: TableData;
  /** Name of saved files. */
  file: string;
  /** What a screen reader says of the picture; title and subtitle if absent. */
  summary?: string;
  /** Below the chart, above the table. */
  children?: ComponentChildren;
  /** The drawing may be wider than its place (`width` in the plot's options), which then scrolls. */
  scrolls?: boolean;
  /** Dims the chart while what it shows is older than what is typed. */
  stale?: boolean;
}

/**
 * A chart with its title, its data as a table, and its exports.
 * Observable Plot puts a style element into its drawing, which the page's policy would refuse; it
 * is taken out before the drawing joins the page, and its rules stand in `styles/chart.css`.
 */
export function Figure({ title, subtitle, plot, table, file, summary, children, scrolls = false, stale = false }: FigureProps): JSX.Element {
  const heading = useId();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [failure, setFailure] = useState("");
  const theme = shade.value;
  useEffect(() => {
    const node = holder.current;
    if (!node) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(node.clientWidth)));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const node = holder.current;
    if (!node || width === 0) return;
    const styles = getComputedStyle(node);
    const frame: Frame = {
      width,
      roomy: width >= 520,
      dark: theme === "dark",
      colour: (token) => styles.getPropertyValue(`--${token}`).trim(),
    };
    const drawing = Plot.plot({ width, ...plot(frame), className: "plot", figure: false } as Plot.PlotOptions);
    drawing.querySelectorAll("style").forEach((style) => style.remove());
    // The drawing is one picture with one name; what stands inside is for the eye, and in the table below.
    drawing.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", summary ?? `${title}. ${subtitle}`);
    node.replaceChildren(drawing);
  }, [width, theme, plot, summary, title, subtitle]);
  const chart = (): SVGSVGElement | null => holder.current?.querySelector("svg") ?? null;
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
      <div ref={holder} class={scrolls ? "drawing scrolls" : "drawing"} {...(scrolls ? { role: "region", tabIndex: 0, "aria-label": `${title}, drawing` } : {})} />
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
