import type { FunctionComponent } from "preact";
import { Customers } from "./rooms/customers/Customers.tsx";
import { Metrics } from "./rooms/metrics/Metrics.tsx";
import { Money } from "./rooms/money/Money.tsx";
import { People } from "./rooms/people/People.tsx";
import { Scenario } from "./rooms/scenario/Scenario.tsx";
import { Staffing } from "./rooms/staffing/Staffing.tsx";
import { Checks } from "./rooms/checks/Checks.tsx";
import { Scorecards } from "./rooms/scorecards/Scorecards.tsx";
import { QueueLab } from "./rooms/queuelab/QueueLab.tsx";

/** A room of the page. */
export interface Room {
  /** In the address and in saved state; never changed once released. */
  id: string;
  /** In the navigation. */
  label: string;
  /** In the document's title. */
  title: string;
  component: FunctionComponent;
}

/** Every room, in the order of the navigation; the first is shown to a new visitor. */
export const rooms: readonly Room[] = [
  { id: "scenario", label: "Scenario", title: "Scenario: customers, people, money", component: Scenario },
  { id: "people", label: "People", title: "People: strain, absence, leaving, one agent's day", component: People },
  { id: "customers", label: "Customers", title: "Customers: the journey of contacts, and who causes them", component: Customers },
  { id: "money", label: "Money", title: "Money: what it costs, what it is worth, who caused it", component: Money },
  { id: "metrics", label: "Metric policy", title: "Metric policy: what measuring does, and whom it punishes", component: Metrics },
  { id: "scorecards", label: "Scorecard lab", title: "Scorecard lab: whom a scorecard flags, and how often it is right", component: Scorecards },
  { id: "staffing", label: "Staffing", title: "Staffing: volumes, people, roster", component: Staffing },
  { id: "queue-lab", label: "Queue lab", title: "Queue lab: one queue, by formula and call by call", component: QueueLab },
  { id: "checks", label: "Checks", title: "Checks: what the numbers were held against", component: Checks },
];
