import type { JSX } from "preact";

export function QueueLab(): JSX.Element {
  return <h1>Queue lab</h1>;
}
