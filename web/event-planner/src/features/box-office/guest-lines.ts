export interface GuestLine {
  readonly name: string;
  readonly email?: string;
  readonly quantity?: number;
}
export interface ReadGuests {
  readonly guests: readonly GuestLine[];
  /** What is neither a name nor an address nor a number of tickets: left out in silence, somebody would get no mail, or too few tickets. */
  readonly unread: readonly { readonly line: number; readonly cell: string }[];
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split(/[;,\t]/)
    .map(cell => cell.trim().replaceAll(/^"|"$/g, ''))
    .filter(cell => cell !== '');

/** A guest a line: a name, then an e-mail address and a number of tickets in any order, between commas, semicolons or tabs. */
export function readGuests(text: string): ReadGuests {
  const lines = text.split(/\r?\n/).map(line => {
    const cells = cellsOf(line);
    const email = cells.find(cell => cell.includes('@'));
    const quantity = cells.find(cell => /^\d{1,2}$/.test(cell));
    const name = cells.find(cell => cell !== email && cell !== quantity) ?? email;
    return { name, email, quantity, rest: cells.filter(cell => cell !== email && cell !== quantity && cell !== name) };
  });
  return {
    guests: lines.flatMap(({ name, email, quantity }) =>
      name === undefined
        ? []
        : [{ name, ...(email !== undefined && { email }), ...(quantity !== undefined && { quantity: Number(quantity) }) }],
    ),
    unread: lines.flatMap(({ rest }, at) => rest.slice(0, 1).map(cell => ({ line: at + 1, cell }))),
  };
}

export const writeGuests = (guests: readonly GuestLine[]): string =>
  guests.map(({ name, email, quantity }) => [name, email, quantity].filter(cell => cell !== undefined).join('; ')).join('\n');
