/** How long work will still take, from how it went so far. */
import { seconds } from "../format.ts";

interface Sample {
  at: number;
  share: number;
}

/** Milliseconds of history that an estimate stands on. */
const WINDOW = 6000;
/** Nothing is said before this much of history is there. */
const LEAST = 900;

/** Collects how far the work was, and when; says the time left once the pace is steady. */
export class TimeLeft {
  #samples: Sample[] = [];

  add(at: number, share: number): void {
    if (share === this.#samples.at(-1)?.share) return;
    this.#samples.push({ at, share });
    while (this.#samples.length > 3 && at - this.#samples[0]!.at > WINDOW) this.#samples.shift();
  }

  /** Milliseconds left; null while the newer half of the history goes at another pace than the whole. */
  get milliseconds(): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < LEAST || last.share <= first.share) return null;
    const middle = this.#samples.find((sample) => sample.at - first.at >= last.at - sample.at);
    if (!middle || middle === last || middle === first) return null;
    const all = (last.at - first.at) / (last.share - first.share);
    const late = (last.at - middle.at) / (last.share - middle.share);
    if (!(Math.abs(late - all) < 0.3 * all)) return null;
    return (1 - last.share) * late;
  }

  /** The same in words, no finer than it is known: seconds, then fives of seconds, then minutes. */
  get words(): string | null {
    const left = this.milliseconds;
    if (left === null) return null;
    const size = left / 1000;
    const step = size < 10 ? 1 : size < 60 ? 5 : 60;
    return `about ${seconds(Math.max(1, step * Math.ceil(size / step)))} left`;
  }
}
