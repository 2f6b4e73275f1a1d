import type { TemplateWords } from './site.ts';

export const testWords: TemplateWords = {
  premium: 'Premium',
  standard: 'Standard',
  value: 'Value',
  stage: 'Stage',
  screen: 'Screen',
  bar: 'Bar',
  entrance: 'Entrance',
  stalls: 'Stalls',
  balcony: 'Balcony',
  boxLeft: 'Boxes left',
  boxRight: 'Boxes right',
  floor: 'Floor',
  block: 'Block',
  tables: 'Tables',
  hall: 'Hall',
};
