import type { Direction } from './neighbours.ts';

export type MapAction = Direction | 'pick' | 'in' | 'out' | 'fit';

export const zoomStep = 1.5;

const actions: Readonly<Record<string, MapAction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'pick',
  ' ': 'pick',
  '+': 'in',
  '=': 'in',
  '-': 'out',
  _: 'out',
  '0': 'fit',
};

export const actionOf = (key: string): MapAction | undefined => actions[key];
