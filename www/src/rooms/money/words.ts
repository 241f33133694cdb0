/** What the room says first: what it costs, or what the scenario is worth. */
import { format, money, signed } from "../../format.ts";
import type { Answer } from "../scenario/answers.ts";
import { metricOf } from "../scenario/outcomes.ts";
import { certainty, marked, spanWords } from "../scenario/words.ts";

/** What stands out is between asterisks. */
export function opening(answer: Answer): string {
  const worth = answer.comparison?.pairs[0]?.worth;
  const span = spanWords(answer);
  if (answer.pair.same || !worth) {
    const total = metricOf(answer, "now", "costTotal")?.mean;
    const failure = metricOf(answer, "now", "costFailureDemand")?.mean;
    if (total == null) return "What it costs is not known: people are kept constant in this scenario.";
    const words = `The centre costs *${money(total)}* in ${span}`;
    return failure == null ? `${words}.` : `${words}; answering calls that need not have come takes *${money(failure)}* of it.`;
  }
  const { net } = worth;
  if (net.mean === null) return "What the scenario is worth is not known.";
  if (!certainty(net).clear) {
    const within = net.low !== null && net.high !== null ? `, somewhere between ${signed(net.low, "money")} and ${signed(net.high, "money")}` : "";
    return `Whether the scenario pays is ${marked("open", "plain")}: net ${signed(net.mean, "money")} in ${span}${within}.`;
  }
  const size = format(Math.abs(net.mean), "money");
  return net.mean > 0 ? `The scenario brings ${marked(`${size} more`, "good")} than it costs in ${span}.` : `The scenario costs ${marked(`${size} more`, "bad")} than it brings in ${span}.`;
}
