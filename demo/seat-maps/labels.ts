/** No I and no O: on a ticket they are taken for 1 and 0. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A, B, … Z, AA, BB, … as houses label their rows. */
export const rowLabel = (at: number): string => (letters[at % letters.length] ?? '').repeat(1 + Math.floor(at / letters.length));
