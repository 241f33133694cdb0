/**
 * A plain event loop in JavaScript, as one would write it by hand: a binary heap of events, an array of waiting
 * calls, the same case as the bare loop (100 agents, 95 erlang, exponential handling of 300 s and patience of 120 s),
 * and the statistics that the engine keeps for it.
 */
export function eventLoop(calls, agents = 100) {
  const rate = (0.95 * agents) / 300;
  const heap = [];
  const before = (a, b) => a.time < b.time;
  function push(event) {
    let at = heap.push(event) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(event, heap[up])) break;
      heap[at] = heap[up];
      at = up;
    }
    heap[at] = event;
  }
  function pop() {
    const first = heap[0];
    const last = heap.pop();
    const length = heap.length;
    if (length > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= length) break;
        if (child + 1 < length && before(heap[child + 1], heap[child])) child += 1;
        if (!before(heap[child], last)) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = last;
    }
    return first;
  }
  const exponential = (mean) => -mean * Math.log(1 - Math.random());
  const waiting = [];
  let head = 0;
  let idle = agents;
  let came = 0;
  let answered = 0;
  let inTime = 0;
  let abandoned = 0;
  let waited = 0;
  let busy = 0;
  const serve = (now, since) => {
    const handling = exponential(300);
    answered += 1;
    waited += now - since;
    if (now - since <= 20) inTime += 1;
    busy += handling;
    push({ time: now + handling, kind: 1, call: null });
  };
  push({ time: exponential(1 / rate), kind: 0, call: null });
  while (answered + abandoned < calls) {
    const { time, kind, call } = pop();
    if (kind === 0) {
      came += 1;
      if (came < calls) push({ time: time + exponential(1 / rate), kind: 0, call: null });
      if (idle > 0) {
        idle -= 1;
        serve(time, time);
      } else {
        const joins = { came: time, here: true };
        waiting.push(joins);
        push({ time: time + exponential(120), kind: 2, call: joins });
      }
    } else if (kind === 1) {
      while (head < waiting.length && !waiting[head].here) head += 1;
      if (head < waiting.length) {
        const next = waiting[head];
        next.here = false;
        head += 1;
        serve(time, next.came);
      } else {
        idle += 1;
      }
      if (head > 1024 && 2 * head > waiting.length) {
        waiting.splice(0, head);
        head = 0;
      }
    } else if (call.here) {
      call.here = false;
      abandoned += 1;
      waited += time - call.came;
    }
  }
  const served = answered / calls;
  if (Math.abs(served - 0.97295) > 0.005) throw new Error(`the loop serves ${served}`);
  return { served, serviceLevel: inTime / calls, meanWait: waited / calls, busy };
}
