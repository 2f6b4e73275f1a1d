import { browsing } from './de/browsing.ts';
import { buying } from './de/buying.ts';
import { choosing } from './de/choosing.ts';
import type { Sentences } from './sentences.ts';

export const de: Sentences = { ...browsing, ...choosing, ...buying };
