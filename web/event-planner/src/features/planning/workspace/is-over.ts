import type { PlannedEvent } from '@event-planner/contracts/planning';

/** It took place or never will: nothing of it is changed or sold any more. */
export const isOver = ({ state }: Pick<PlannedEvent, 'state'>): boolean => state === 'cancelled' || state === 'ended';
