import type { operating as english } from '../en/operating.ts';
import type { Translated } from '../sentences.ts';
import { bookkeeping } from './operating/bookkeeping.ts';
import { frame } from './operating/frame.ts';
import { payingOut } from './operating/paying-out.ts';

export const operating: Translated<typeof english> = { ...frame, ...bookkeeping, ...payingOut };
