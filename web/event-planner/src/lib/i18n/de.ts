import { answering } from './de/answering.ts';
import { best } from './de/best.ts';
import { browsing } from './de/browsing.ts';
import { buying } from './de/buying.ts';
import { carrying } from './de/carrying.ts';
import { cart } from './de/cart.ts';
import { choosing } from './de/choosing.ts';
import { faults } from './de/faults.ts';
import { invoicing } from './de/invoicing.ts';
import { moving } from './de/moving.ts';
import { offering } from './de/offering.ts';
import { paying } from './de/paying.ts';
import { redeeming } from './de/redeeming.ts';
import { returning } from './de/returning.ts';
import { subscribing } from './de/subscribing.ts';
import { waiting } from './de/waiting.ts';
import { visiting } from './de/visiting.ts';
import type { Sentences } from './sentences.ts';

export const de: Sentences = {
  ...browsing,
  ...best,
  ...carrying,
  ...cart,
  ...visiting,
  ...waiting,
  ...choosing,
  ...offering,
  ...faults,
  ...invoicing,
  ...moving,
  ...buying,
  ...paying,
  ...redeeming,
  ...returning,
  ...subscribing,
  ...answering,
};
