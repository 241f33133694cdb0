/** Answers that are asked for again with the very same things. */

/** The function, with its last few answers remembered by the identity of what it was given. */
export function remembered<A extends unknown[], R>(of: (...given: A) => R, most = 4): (...given: A) => R {
  let known: { given: A; answer: R }[] = [];
  return (...given) => {
    const found = known.find((one) => one.given.length === given.length && one.given.every((value, at) => value === given[at]));
    if (found) return found.answer;
    const answer = of(...given);
    known = [{ given, answer }, ...known].slice(0, most);
    return answer;
  };
}
