import type { SeatRow } from './schema.ts';

/** How the seats of rows are numbered, seen in the direction in which each row is drawn. */
export const seatNumberSchemes = [
  'left_to_right',
  'right_to_left',
  'odd',
  'odd_from_right',
  'even',
  'even_from_right',
  /** Odd numbers grow to the left of the middle, even ones to the right: 5 3 1 2 4. */
  'centre_out',
  /** Each row goes on where the one before it ended. */
  'continuous',
  /** The same, and every second row runs back. */
  'continuous_winding',
] as const;
export type SeatNumberScheme = (typeof seatNumberSchemes)[number];

/** The part of a row that numbers its seats. */
export type SeatNumbering = Pick<SeatRow, 'firstNumber' | 'step' | 'numbers'>;

export interface SeatNumberingPlan {
  readonly scheme: SeatNumberScheme;
  /** Seats of each row. */
  readonly rows: readonly number[];
  /** Where counting begins; odd and even ones begin with the next such number. */
  readonly first?: number;
}

export function numberRows({ scheme, rows, first = 1 }: SeatNumberingPlan): readonly SeatNumbering[] {
  let before = 0;
  return rows.map((seats, row) => {
    const numbering = numberRow(scheme, seats, { first, before, runsBack: row % 2 === 1 });
    before += seats;
    return numbering;
  });
}

interface Start {
  readonly first: number;
  /** Seats of the rows before. */
  readonly before: number;
  readonly runsBack: boolean;
}

const rising = (firstNumber: number, step = 1): SeatNumbering => ({ firstNumber, step });
const falling = (least: number, seats: number, step = 1): SeatNumbering => ({ firstNumber: least + (seats - 1) * step, step: -step });

function numberRow(scheme: SeatNumberScheme, seats: number, { first, before, runsBack }: Start): SeatNumbering {
  const [odd, even] = first % 2 === 1 ? [first, first + 1] : [first + 1, first];
  switch (scheme) {
    case 'left_to_right':
      return rising(first);
    case 'right_to_left':
      return falling(first, seats);
    case 'odd':
      return rising(odd, 2);
    case 'odd_from_right':
      return falling(odd, seats, 2);
    case 'even':
      return rising(even, 2);
    case 'even_from_right':
      return falling(even, seats, 2);
    case 'centre_out':
      return centreOut(seats, odd, even);
    case 'continuous':
      return rising(first + before);
    case 'continuous_winding':
      return runsBack ? falling(first + before, seats) : rising(first + before);
  }
}

function centreOut(seats: number, odd: number, even: number): SeatNumbering {
  const left = Math.ceil(seats / 2);
  const numbers = Array.from({ length: seats }, (_, at) => (at < left ? odd + 2 * (left - 1 - at) : even + 2 * (at - left)));
  return { firstNumber: numbers[0] ?? odd, step: 1, numbers };
}
