import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../../src/boundary/breather";
import { controlId } from "../state/paths.ts";

interface ProblemsPanelProps {
  problems: readonly Problem[];
  /** What cannot be done until they are solved: "The plan shown is the last one that was possible." */
  consequence?: string;
  /** The id of the control that a problem belongs to; by its path unless said. */
  control?: (problem: Problem) => string | null;
  /** Moves the focus here when it appears; for an answer to a button, not for live typing. */
  focus?: boolean;
}

/** Every problem at once, each linked to its field; nothing is rendered when there is none. */
export function ProblemsPanel({ problems, consequence, control, focus = false }: ProblemsPanelProps): JSX.Element | null {
  const panel = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  useEffect(() => {
    if (any && focus) panel.current?.focus();
  }, [any, focus]);
  if (!any) return null;
  return (
    <div ref={panel} class="problems" role={focus ? "group" : "alert"} tabIndex={-1} aria-labelledby="problems-heading">
      <h2 id="problems-heading">{problems.length === 1 ? "There is a problem" : `There are ${problems.length} problems`}</h2>
      {consequence && <p>{consequence}</p>}
      <ul>
        {problems.map((problem, i) => {
          const id = control ? control(problem) : problem.path ? controlId(problem.path) : null;
          const place = problem.line === undefined ? "" : `Line ${problem.line}${problem.column === undefined ? "" : `, column ${problem.column}`}: `;
          const linked = id !== null && document.getElementById(id) !== null;
          const said = place + problem.message;
          const words = said.charAt(0).toUpperCase() + said.slice(1);
          return (
            <li key={i}>
              {linked ? (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {words}
                </a>
              ) : (
                <>
                  {problem.path && problem.line === undefined && <code>{problem.path}</code>} {words}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
