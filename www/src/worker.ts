/**
 * The worker: the only file that imports the wasm package.
 *
 * It holds one instance of the engine. When that fails, the page ends this worker and starts
 * another with a fresh instance of the same compiled module.
 */
import * as raw from "../pkg/breather.js";
import { wrap } from "../module/wrap.ts";
import type { Breather, Problem, Run, ScenarioRun } from "../../src/boundary/breather";
import { isHeld, type Call, type Outcome, type Reply, type Request, type Simulation, type Standing } from "./protocol.ts";

/** Milliseconds of work between looks at the messages: a run can be stopped that often. */
const SLICE = 16;
/** Milliseconds between words of progress, and between results of an unfinished run. */
const TELL = 100;
const LOOK = 500;

let module: WebAssembly.Module | null = null;
let engine: Breather | null = null;
/** The run under way; a worker has one at most. */
let running: { id: number; finish: () => void } | null = null;

function send(reply: Reply, transfer: Transferable[] = []): void {
  self.postMessage(reply, { transfer });
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

function fail(id: number, error: unknown): void {
  const problems = problemsOf(error);
  if (problems) send({ id, problems });
  else send({ id, failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
}

/** Repetitions that the page gave once and speaks of by number. */
const held = new Map<number, Float64Array[]>();

/** An argument with them in their place. */
function whole(argument: unknown): unknown {
  if (Array.isArray(argument)) return argument.map((one) => (isHeld(one) ? whole(one) : one));
  if (!isHeld(argument)) return argument;
  const parts = held.get(argument.held);
  if (!parts) throw new Error("The worker does not hold these repetitions any more.");
  return parts;
}

function run(call: Call, progress?: (share: number) => void): unknown {
  const target = started();
  const fn = target[call.name] as (...args: unknown[]) => unknown;
  if ((call.name === "importVolumes" || call.name === "importAgents") && progress) {
    return fn.call(target, call.args[0], call.args[1], progress);
  }
  return fn.apply(target, call.args.map(whole));
}

function answer(id: number, calls: Call[], batch: boolean): void {
  if (!batch) {
    send({ id, value: run(calls[0]!, (progress) => send({ id, progress })) });
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
}

/** Works slice by slice; between slices the worker's messages have their turn, so that "stop" is seen. */
function simulate(id: number, simulation: Simulation): void {
  const target = started();
  const scenario = simulation.kind === "scenario" ? target.start(simulation.input, simulation.options) : null;
  const run: Run<unknown> = scenario ?? target.startQueue((simulation as Extract<Simulation, { kind: "queue" }>).input);
  const news = newsOf(run, scenario);
  const turn = new MessageChannel();
  let told = performance.now();
  let looked = told - LOOK + TELL;
  let share = 0;
  const end = (last: () => void): void => {
    running = null;
    turn.port1.close();
    try {
      last();
    } catch (error) {
      fail(id, error);
    }
  };
  const finish = (): void =>
    end(() => {
      const { standing, transfer } = news(share, true);
      run.free();
      send({ id, value: standing }, transfer);
    });
  turn.port1.onmessage = () => {
    if (running?.id !== id) return;
    try {
      const at = run.advance(SLICE);
      share = at.share;
      if (at.done) {
        finish();
        return;
      }
      const now = performance.now();
      if (now - told >= TELL) {
        told = now;
        const look = now - looked >= LOOK;
        if (look) looked = now;
        const { standing, transfer } = news(share, look);
        send({ id, standing }, transfer);
      }
      turn.port2.postMessage(null);
    } catch (error) {
      end(() => {
        throw error;
      });
    }
  };
  running = { id, finish };
  send({ id, standing: { share } });
  turn.port2.postMessage(null);
}

/** What a run has that was not told before; with `look`, the figures too. */
function newsOf(run: Run<unknown>, scenario: ScenarioRun | null): (share: number, look: boolean) => { standing: Standing; transfer: Transferable[] } {
  let sent = 0;
  return (share, look) => {
    if (!look) return { standing: { share }, transfer: [] };
    if (!scenario) return { standing: { share, result: run.result() }, transfer: [] };
    const parts = scenario.parts().slice(sent) as Float64Array<ArrayBuffer>[];
    sent += parts.length;
    return { standing: sent === 0 ? { share, result: run.result() } : { share, parts }, transfer: parts.map((part) => part.buffer) };
  };
}

self.onmessage = (event: MessageEvent<Request>) => {
  const request = event.data;
  if ("module" in request) {
    module = request.module;
    return;
  }
  if ("hold" in request) {
    request.forget.forEach((number) => held.delete(number));
    held.set(request.hold, request.parts);
    return;
  }
  try {
    if ("calls" in request) answer(request.id, request.calls, request.batch);
    else if ("simulation" in request) simulate(request.id, request.simulation);
    else if (running?.id === request.id) running.finish();
  } catch (error) {
    fail(request.id, error);
  }
};
