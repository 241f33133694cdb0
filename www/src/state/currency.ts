/** The sign that stands beside sums of money. It changes no figure: prices are in whatever was typed. */
import { effect, signal } from "@preact/signals";

/** A handful, by their ISO 4217 codes; the first is none. */
export const CURRENCIES: readonly { code: string; label: string }[] = [
  { code: "", label: "No sign" },
  { code: "EUR", label: "Euro" },
  { code: "USD", label: "US dollar" },
  { code: "GBP", label: "Pound sterling" },
  { code: "CHF", label: "Swiss franc" },
  { code: "SEK", label: "Swedish krona" },
  { code: "PLN", label: "Polish zloty" },
  { code: "INR", label: "Indian rupee" },
  { code: "JPY", label: "Japanese yen" },
  { code: "CAD", label: "Canadian dollar" },
  { code: "AUD", label: "Australian dollar" },
  { code: "BRL", label: "Brazilian real" },
];

const KEY = "breather:currency";

function known(code: string | null): string {
  return CURRENCIES.find((one) => one.code === code)?.code ?? "";
}

function stored(): string {
  try {
    return known(localStorage.getItem(KEY));
  } catch {
    return "";
  }
}

/** The code chosen; empty for no sign. */
export const currency = signal(stored());

/** Keeps the choice, as far as the browser keeps anything. */
export function keepCurrency(): void {
  effect(() => {
    try {
      if (currency.value === "") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, currency.value);
    } catch {
      // A browser that keeps nothing shows the choice until the page is closed.
    }
  });
}
