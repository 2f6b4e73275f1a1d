import { classical } from './classical.ts';
import { comedy } from './comedy.ts';
import { concert } from './concert.ts';
import { conference } from './conference.ts';
import { exhibition } from './exhibition.ts';
import { family } from './family.ts';
import { festival } from './festival.ts';
import type { Programme } from './programme.ts';
import { sport } from './sport.ts';
import { theatre } from './theatre.ts';
import { workshop } from './workshop.ts';

export const programmes: readonly Programme[] = [
  concert,
  theatre,
  comedy,
  classical,
  sport,
  festival,
  conference,
  workshop,
  exhibition,
  family,
];
