/**
 * The worker: the only file that imports the wasm package.
 *
 * It holds one instance of the engine. When that fails, the page ends this worker and starts
 * another with a fresh instance of the same compiled module.
 */
import * as raw from "../pkg/breather.js";
import { wrap } from "../module/wrap.ts";
import type { Breather, Problem } from "../../src/boundary/breather";
import type { Call, Outcome, Reply, Request } from "./protocol.ts";

let module: WebAssembly.Module | null = null;
let engine: Breather | null = null;

function send(reply: Reply): void {
  self.postMessage(reply);
}

function started(): Breather {
  if (engine) return engine;
  if (!module) throw new Error("The engine has not been given to the worker.");
  raw.initSync({ module });
  const made = wrap(raw);
  engine = made;
  return made;
}

function problemsOf(error: unknown): Problem[] | null {
  if (error instanceof Error && error.name === "ProblemsError" && "problems" in error) {
    return (error as Error & { problems: Problem[] }).problems;
  }
  return null;
}

function run(call: Call, progress?: (share: number) => void): unknown {
  const target = started();
  const fn = target[call.name] as (...args: unknown[]) => unknown;
  if (call.name === "importVolumes" && progress) {
    return fn.call(target, call.args[0], call.args[1], progress);
  }
  return fn.apply(target, call.args);
}

self.onmessage = (event: MessageEvent<Request>) => {
  const request = event.data;
  if ("module" in request) {
    module = request.module;
    return;
  }
  const { id, calls, batch } = request;
  const report = request.progress ? (share: number) => send({ id, progress: share }) : undefined;
  try {
    if (!batch) {
      send({ id, value: run(calls[0]!, report) });
      return;
    }
    const outcomes: Outcome<unknown>[] = calls.map((call) => {
      try {
        return { value: run(call) };
      } catch (error) {
        const problems = problemsOf(error);
        if (!problems) throw error;
        return { problems };
      }
    });
    send({ id, value: outcomes });
  } catch (error) {
    const problems = problemsOf(error);
    if (problems) {
      send({ id, problems });
      return;
    }
    send({ id, failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
};
