/** US dollars in whole millionths: sums are exact, and the least price of anything times a month's quantity is well above one. */
export type MicroDollars = number & { readonly unit: 'micro-dollars' };

const perDollar = 1_000_000;

export const microDollars = (whole: number): MicroDollars => {
  if (!Number.isSafeInteger(whole)) throw new Error(`${whole} is not an amount of money: whole micro-dollars were expected`);
  // A product may be minus zero, which adds up all the same but is written differently.
  return (whole + 0) as MicroDollars;
};

export const dollars = (amount: number): MicroDollars => microDollars(Math.round(amount * perDollar));

export const inDollars = (amount: MicroDollars): number => amount / perDollar;

export const sumOf = (amounts: readonly MicroDollars[]): MicroDollars => microDollars(amounts.reduce((sum, amount) => sum + amount, 0));

/** `1,234.56`, and `0.004` where a cent would show nothing. */
export function asDollars(amount: MicroDollars): string {
  const digits = amount !== 0 && Math.abs(amount) < perDollar / 100 ? 4 : 2;
  return inDollars(amount).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
