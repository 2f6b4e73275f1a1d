import { frame } from './operating/frame.ts';

export const operating = { ...frame };
