export interface GuestLine {
  readonly name: string;
  readonly email?: string;
  readonly quantity?: number;
}

/** A guest a line: a name, then an e-mail address and a number of tickets in any order, between commas, semicolons or tabs. */
export function readGuests(text: string): readonly GuestLine[] {
  return text.split(/\r?\n/).flatMap(line => {
    const cells = line
      .split(/[;,\t]/)
      .map(cell => cell.trim().replaceAll(/^"|"$/g, ''))
      .filter(cell => cell !== '');
    const email = cells.find(cell => cell.includes('@'));
    const quantity = cells.find(cell => /^\d{1,2}$/.test(cell));
    const name = cells.find(cell => cell !== email && cell !== quantity) ?? email;
    if (name === undefined) return [];
    return [{ name, ...(email !== undefined && { email }), ...(quantity !== undefined && { quantity: Number(quantity) }) }];
  });
}
