import { bookkeeping } from './operating/bookkeeping.ts';
import { frame } from './operating/frame.ts';
import { payingOut } from './operating/paying-out.ts';

export const operating = { ...frame, ...bookkeeping, ...payingOut };
