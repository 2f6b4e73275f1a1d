import type { SeatMap } from '@event-planner/contracts/seat-map';
import { arena, arenaCourt } from './arena.ts';
import { club } from './club.ts';
import { comedyCellar } from './comedy-cellar.ts';
import { concertHall } from './concert-hall.ts';
import { stadiumStand } from './stadium-stand.ts';
import { theatre } from './theatre.ts';

/** Every house plan of the demo by the name that venues and events refer to. */
export const houses = {
  theatre,
  arena,
  'arena-court': arenaCourt,
  'concert-hall': concertHall,
  club,
  'comedy-cellar': comedyCellar,
  'stadium-stand': stadiumStand,
} as const satisfies Record<string, () => SeatMap>;

export type House = keyof typeof houses;
