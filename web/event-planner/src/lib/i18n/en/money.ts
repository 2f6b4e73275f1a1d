import { balancing } from './money/balancing.ts';
import { frame } from './money/frame.ts';

export const money = {
  ...frame,
  ...balancing,
};
