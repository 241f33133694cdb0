import type { JSX } from "preact";
import { CURRENCIES, currency } from "../state/currency.ts";

/** Which sign stands beside sums of money. `id` is unique on the page. */
export function CurrencyChoice({ id }: { id: string }): JSX.Element {
  return (
    <p class="currency field">
      <span class="field-line">
        <label for={id}>Currency shown</label>
        <select id={id} value={currency.value} onChange={(event) => (currency.value = event.currentTarget.value)}>
          {CURRENCIES.map(({ code, label }) => (
            <option key={code} value={code}>
              {code ? `${label} (${code})` : label}
            </option>
          ))}
        </select>
      </span>
    </p>
  );
}
