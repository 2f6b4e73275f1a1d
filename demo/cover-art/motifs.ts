import type { EventCategory } from '@event-planner/contracts/event';
import type { Motif } from './canvas.ts';
import { classical } from './classical.ts';
import { comedy } from './comedy.ts';
import { concert } from './concert.ts';
import { conference } from './conference.ts';
import { exhibition } from './exhibition.ts';
import { family } from './family.ts';
import { festival } from './festival.ts';
import { sport } from './sport.ts';
import { theatre } from './theatre.ts';
import { workshop } from './workshop.ts';

export const motifs: Readonly<Record<EventCategory, Motif>> = {
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
};
