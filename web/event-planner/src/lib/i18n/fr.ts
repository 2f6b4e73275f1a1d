import { answering } from './fr/answering.ts';
import { best } from './fr/best.ts';
import { browsing } from './fr/browsing.ts';
import { buying } from './fr/buying.ts';
import { carrying } from './fr/carrying.ts';
import { cart } from './fr/cart.ts';
import { choosing } from './fr/choosing.ts';
import { faults } from './fr/faults.ts';
import { invoicing } from './fr/invoicing.ts';
import { moving } from './fr/moving.ts';
import { offering } from './fr/offering.ts';
import { paying } from './fr/paying.ts';
import { redeeming } from './fr/redeeming.ts';
import { returning } from './fr/returning.ts';
import { subscribing } from './fr/subscribing.ts';
import { waiting } from './fr/waiting.ts';
import { visiting } from './fr/visiting.ts';
import type { Sentences } from './sentences.ts';

export const fr: Sentences = {
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
