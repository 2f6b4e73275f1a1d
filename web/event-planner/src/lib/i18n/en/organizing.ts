import { queueing } from './organizing/queueing.ts';
import { connecting } from './organizing/connecting.ts';
import { counting } from './organizing/counting.ts';
import { desking } from './organizing/desking.ts';
import { frame } from './organizing/frame.ts';
import { keeping } from './organizing/keeping.ts';
import { ordering } from './organizing/ordering.ts';
import { paying } from './organizing/paying.ts';
import { places } from './organizing/places.ts';
import { publishing } from './organizing/publishing.ts';
import { refunding } from './organizing/refunding.ts';
import { repeating } from './organizing/repeating.ts';
import { rewarding } from './organizing/rewarding.ts';
import { selling } from './organizing/selling.ts';
import { teamwork } from './organizing/teamwork.ts';
import { watching } from './organizing/watching.ts';
import { writing } from './organizing/writing.ts';

export const organizing = {
  ...frame,
  ...queueing,
  ...connecting,
  ...counting,
  ...teamwork,
  ...writing,
  ...selling,
  ...publishing,
  ...places,
  ...paying,
  ...refunding,
  ...repeating,
  ...desking,
  ...keeping,
  ...ordering,
  ...rewarding,
  ...watching,
};
