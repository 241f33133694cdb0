import "./styles/index.css";
import { render } from "preact";
import { App } from "./shell/App.tsx";
import { keep, open } from "./state/keep.ts";
import { keepCurrency } from "./state/currency.ts";
import { keepWeights } from "./state/weights.ts";
import { applyTheme } from "./state/theme.ts";
import { rooms } from "./rooms.ts";

const ids = rooms.map((room) => room.id);
applyTheme();
keepCurrency();
keepWeights();
await open(ids);
keep(ids);
const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
