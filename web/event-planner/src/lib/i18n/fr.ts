import { browsing } from './fr/browsing.ts';
import { buying } from './fr/buying.ts';
import { choosing } from './fr/choosing.ts';
import type { Sentences } from './sentences.ts';

export const fr: Sentences = { ...browsing, ...choosing, ...buying };
