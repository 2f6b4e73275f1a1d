import type { Node } from '../diagram.ts';

/** Who every system is for; the value does not know people. */
export const people: readonly Node[] = [
  { id: 'attendees', kind: 'person', label: 'Attendees', details: ['browse, buy, come in'] },
  { id: 'organizers', kind: 'person', label: 'Organizers', details: ['plan, sell, check in'] },
  { id: 'operators', kind: 'person', label: 'Operators', details: ['run it'] },
];
