/** What a net is made of: of each tax what it is taken of, in the order of the taxes. */
interface Net {
  readonly netMinor: number;
  readonly bases: readonly number[];
}

/**
 * Which taxes lie beside each other in a net: each row by itself comes to no more than it. Usually all are one row, for what bears one tax bears no other. Taxes that are
 * taken of the same (GST and PST are) come to more, and have rows of their own.
 */
function rowsOf({ netMinor, bases }: Net): readonly (readonly number[])[] {
  const rows: { readonly taxes: number[]; sum: number }[] = [];
  bases.forEach((base, at) => {
    const row = rows.find(({ sum }) => sum + base <= netMinor);
    if (row) {
      row.taxes.push(at);
      row.sum += base;
    } else rows.push({ taxes: [at], sum: base });
  });
  return rows.map(({ taxes }) => taxes);
}

/** For each row, how so much is divided among its taxes and, last, what bears none of them. */
function byRow(whole: Net, divide: (taxes: readonly number[]) => readonly number[]): readonly number[] {
  const bases = whole.bases.map(() => 0);
  for (const taxes of rowsOf(whole)) {
    const parts = divide(taxes);
    taxes.forEach((tax, at) => (bases[tax] = parts[at] ?? 0));
  }
  return bases;
}

const partsOfRow = ({ netMinor, bases }: Net, taxes: readonly number[]): readonly number[] => {
  const own = taxes.map(tax => bases[tax] ?? 0);
  return [...own, Math.max(0, netMinor - sum(own))];
};

/** Of so much of a net what each tax is taken of. What bears different taxes, and what bears none, adds up to it. */
export const basesOf = (netMinor: number, whole: Net, share: (amountMinor: number, weights: readonly number[]) => readonly number[]) =>
  byRow(whole, taxes => share(netMinor, partsOfRow(whole, taxes)));

/** As they are wanted, as far as there is so much, and so that those beside each other and what bears none add up to so much of the net. */
export const basesWithin = (left: Net, wanted: Net, netMinor: number): readonly number[] =>
  byRow(left, taxes => fitted(netMinor, partsOfRow(wanted, taxes), partsOfRow(left, taxes)));

function fitted(amountMinor: number, wanted: readonly number[], most: readonly number[]): readonly number[] {
  const parts = wanted.map((part, at) => Math.min(part, most[at] ?? 0));
  let beyond = amountMinor - sum(parts);
  return parts.map((part, at) => {
    const more = Math.max(-part, Math.min(beyond, (most[at] ?? 0) - part));
    beyond -= more;
    return part + more;
  });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
