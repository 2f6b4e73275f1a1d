import { answering } from './en/answering.ts';
import { best } from './en/best.ts';
import { browsing } from './en/browsing.ts';
import { buying } from './en/buying.ts';
import { carrying } from './en/carrying.ts';
import { cart } from './en/cart.ts';
import { choosing } from './en/choosing.ts';
import { faults } from './en/faults.ts';
import { invoicing } from './en/invoicing.ts';
import { moving } from './en/moving.ts';
import { offering } from './en/offering.ts';
import { paying } from './en/paying.ts';
import { redeeming } from './en/redeeming.ts';
import { returning } from './en/returning.ts';
import { subscribing } from './en/subscribing.ts';
import { waiting } from './en/waiting.ts';
import { visiting } from './en/visiting.ts';

export const en = {
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
