import { bookkeeping } from './operating/bookkeeping.ts';
import { dealing } from './operating/dealing.ts';
import { frame } from './operating/frame.ts';
import { payingOut } from './operating/paying-out.ts';
import { reconciling } from './operating/reconciling.ts';

export const operating = { ...frame, ...bookkeeping, ...payingOut, ...reconciling, ...dealing };
