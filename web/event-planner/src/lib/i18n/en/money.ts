import { balancing } from './money/balancing.ts';
import { documenting } from './money/documenting.ts';
import { frame } from './money/frame.ts';

export const money = {
  ...frame,
  ...documenting,
  ...balancing,
};
