import { browsing } from './en/browsing.ts';
import { buying } from './en/buying.ts';
import { choosing } from './en/choosing.ts';

export const en = { ...browsing, ...choosing, ...buying };
