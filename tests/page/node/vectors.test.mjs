/**
 * Theory: every row of the closed forms' reference tables, through the module as others use it.
 *
 * The tables' unit of time is the mean service time, taken as an hour here, so that no rounding of
 * the input stands between them and the module. The bar is a relative 1e-9, absolute 1e-300 near zero.
 */

import assert from "node:assert/strict";
import test from "node:test";
import { breather as load, rows } from "../support/module.mjs";

const breather = await load();
const HOUR = 3600;
/** Where the table gives a tail, taking it from 1 leaves this much rounding in what is expected. */
const TAKEN_FROM_ONE = 2 ** -52;

/** Checks every column of every row, and that there were as many comparisons as said. */
function holds(file, atLeast, compare) {
  test(`theory: ${file}`, () => {
    let compared = 0;
    let worst = { error: 0 };
    for (const row of rows(file)) {
      for (const [column, [got, expected, floor = 1e-300]] of Object.entries(compare(row))) {
        const error = Math.abs(got - expected);
        const relative = error / Math.max(Math.abs(expected), 1e-300);
        assert.ok(error <= 1e-9 * Math.abs(expected) || error <= floor, `${file} ${JSON.stringify(row).slice(0, 120)}: ${column} is ${got}, not ${expected} (relative ${relative})`);
        if (error > floor && relative > worst.error) worst = { error: relative, column };
        compared += 1;
      }
    }
    console.log(`${file}: ${compared} values, largest relative difference ${worst.error.toExponential(1)}`);
    assert.ok(compared >= atLeast, `${compared} comparisons`);
  });
}

const numbers = (row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, Number(cell)]));
const ask = (model, { s, calls, mu = 1, theta, K, target = 0 }) =>
  breather.queue({
    model,
    callsPerHour: calls,
    handleSeconds: HOUR / mu,
    agents: s,
    patienceSeconds: theta === undefined ? undefined : HOUR / theta,
    lines: K,
    targetSeconds: target * HOUR,
  });

for (const file of ["erlang_b.csv", "erlang_b_continuous.csv"]) {
  holds(file, 35, (row) => {
    const { s, a, B } = numbers(row);
    return { B: [ask("erlangB", { s, calls: a }).blockedShare, B] };
  });
}

holds("erlang_c.csv", 2000, (row) => {
  const n = numbers(row);
  const { s, a } = n;
  const answer = ask("erlangC", { s, calls: a });
  const compared = {
    C: [answer.waitProbability, n.C],
    EW_over_ES: [answer.meanWaitSeconds / HOUR, n.EW_over_ES],
    Lq: [answer.meanQueue, n.Lq],
    rho: [answer.occupancy, n.rho],
  };
  for (const t of [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5]) {
    compared[`P(W<=${t})`] = [ask("erlangC", { s, calls: a, target: t }).serviceLevel, 1 - n[`PW_gt_${t}ES`], TAKEN_FROM_ONE];
  }
  return compared;
});

holds("erlang_c_callcentre.csv", 500, (row) => {
  const n = numbers(row);
  const input = { model: "erlangC", callsPerHour: (n.calls_per_interval * HOUR) / n.interval_s, handleSeconds: n.aht_s, agents: n.agents };
  const answer = breather.queue(input);
  const compared = { PW: [answer.waitProbability, n.PW], ASA: [answer.averageSpeedOfAnswerSeconds, n.ASA_all_s], Lq: [answer.meanQueue, n.Lq], occupancy: [answer.occupancy, n.occupancy] };
  for (const t of [0, 5, 10, 20, 30, 60, 120, 300]) compared[`SL${t}`] = [breather.queue({ ...input, targetSeconds: t }).serviceLevel, n[`SL_${t}s`]];
  return compared;
});

holds("erlang_c_required_agents.csv", 200, (row) => {
  const n = numbers(row);
  const isLevel = row.target_kind === "SL";
  const { agents, result, oneFewer } = breather.staff({
    model: "erlangC",
    callsPerHour: (n.calls_per_interval * HOUR) / n.interval_s,
    handleSeconds: n.aht_s,
    targetSeconds: isLevel ? n.threshold_s : undefined,
    goals: isLevel ? { serviceLevel: n.target } : { averageSpeedOfAnswerSeconds: n.target },
  });
  const of = (answer) => (isLevel ? answer.serviceLevel : answer.averageSpeedOfAnswerSeconds);
  const compared = { agents: [agents, n.min_agents, 0], value: [of(result), n.value_at_min_agents] };
  // Blank where one fewer has no steady state.
  if (row.value_at_min_agents_minus_1 !== "") compared.fewer = [of(oneFewer), n.value_at_min_agents_minus_1];
  return compared;
});

holds("mmsk.csv", 1500, (row) => {
  const n = numbers(row);
  const answer = ask("erlangC", { s: n.s, calls: n.a, K: n.K });
  return {
    block: [answer.blockedShare, n.P_block],
    wait: [answer.waitProbability, n.P_wait_given_admitted],
    Lq: [answer.meanQueue, n.Lq],
    EW: [answer.meanWaitSeconds / HOUR, n.EW_admitted_over_ES],
    occupancy: [answer.occupancy, n.occupancy],
    within: [ask("erlangC", { s: n.s, calls: n.a, K: n.K, target: 1 }).serviceLevelAnswered, 1 - n.PW_gt_1ES_given_admitted, TAKEN_FROM_ONE],
  };
});

holds("mmsk_abandon.csv", 700, (row) => {
  const n = numbers(row);
  const answer = ask("erlangA", { ...n, calls: n.lambda });
  return {
    block: [answer.blockedShare, n.P_block],
    wait: [answer.waitProbability, n.P_wait_given_admitted],
    abandon: [answer.abandonedShare, n.P_abandon_given_admitted * (1 - n.P_block)],
    EQ: [answer.meanQueue, n.EQ],
    EW: [answer.meanWaitSeconds / HOUR, n.EW_admitted],
    occupancy: [answer.occupancy, n.occupancy],
  };
});

for (const [file, atLeast] of Object.entries({ "erlang_a.csv": 4000, "mm1_abandon.csv": 90 })) {
  holds(file, atLeast, (row) => {
    const n = numbers({ s: 1, ...row });
    const input = { s: n.s, calls: n.lambda, mu: n.mu, theta: n.theta };
    const answer = ask("erlangA", input);
    const compared = { abandon: [answer.abandonedShare, n.P_abandon] };
    const columns = { P_wait: answer.waitProbability, EW_all: answer.meanWaitSeconds / HOUR, EQ: answer.meanQueue, occupancy: answer.occupancy, EW_given_served: answer.averageSpeedOfAnswerSeconds / HOUR };
    for (const [column, got] of Object.entries(columns)) if (column in n) compared[column] = [got, n[column]];
    for (const t of [0.05, 0.1, 0.25, 0.5, 1, 2]) {
      const column = `P_served_within_${t}`;
      // Below 1e-25 the table holds what a subtraction of sixty-digit numbers left, some of it negative.
      if (column in n) compared[column] = [ask("erlangA", { ...input, target: t }).serviceLevel, n[column], n[column] < 1e-25 ? 1e-15 : 1e-300];
    }
    return compared;
  });
}

holds("erlang_a_callcentre.csv", 800, (row) => {
  const n = numbers(row);
  const input = { model: "erlangA", callsPerHour: (n.calls_per_interval * HOUR) / n.interval_s, handleSeconds: n.aht_s, agents: n.agents, patienceSeconds: n.mean_patience_s };
  const answer = breather.queue(input);
  const compared = {
    wait: [answer.waitProbability, n.P_wait],
    abandon: [answer.abandonedShare, n.P_abandon],
    EW: [answer.meanWaitSeconds, n.EW_all_s],
    ASA: [answer.averageSpeedOfAnswerSeconds, n.ASA_served_s],
    EQ: [answer.meanQueue, n.EQ],
    occupancy: [answer.occupancy, n.occupancy],
  };
  for (const t of [10, 20, 30, 60, 120]) {
    const at = breather.queue({ ...input, targetSeconds: t });
    compared[`offered ${t}`] = [at.serviceLevel, n[`SL${t}_served_over_offered`]];
    compared[`answered ${t}`] = [at.serviceLevelAnswered, n[`SL${t}_served_over_answered`]];
    compared[`short ${t}`] = [at.serviceLevelExcludingShortAbandons, n[`SL${t}_served_over_offered_minus_early_abandons`]];
  }
  return compared;
});
