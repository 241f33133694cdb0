/** Scenario files: JSON with a `schemaVersion`, saved by name and opened again. */
import { engine, Refused } from "../engine.ts";
import type { Problem, ScenarioInput } from "../../../src/boundary/breather";
import { edit } from "./document.ts";
import { saveFile, safeName } from "../ui/save.ts";

/** Saves a scenario under its name. */
export function saveScenario(scenario: ScenarioInput, name: string, schemaVersion: number): void {
  const content: ScenarioInput = { schemaVersion, ...scenario, name };
  saveFile(`${safeName(name || "scenario")}.breather.json`, "application/json", `${JSON.stringify(content, null, 2)}\n`);
}

/** Opens a scenario file as one step that can be undone; the problems if it cannot be used. */
export async function openScenario(file: File): Promise<Problem[]> {
  if (file.size > 10_000_000) {
    return [{ path: "", code: "size", message: `${file.name} is not a scenario file: it is larger than 10 MB.` }];
  }
  let content: unknown;
  try {
    content = JSON.parse((await file.text()).replace(/^\ufeff/, ""));
  } catch (error) {
    return [{ path: "", code: "json", message: `${file.name} is not a scenario file: it is not JSON.`, got: String(error) }];
  }
  try {
    const checked = await engine.call("check", content as ScenarioInput);
    if (!checked.ok) return checked.problems;
  } catch (error) {
    if (error instanceof Refused) return error.problems;
    throw error;
  }
  const scenario = content as ScenarioInput;
  edit(`Open ${file.name}`, (d) => ({ ...d, scenario, start: scenario }));
  return [];
}
