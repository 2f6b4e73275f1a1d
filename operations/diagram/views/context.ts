import type { System } from '@event-planner/model';
import type { Diagram } from '../diagram.ts';
import { arrowsOutside, outsideOf } from './outside.ts';
import { people } from './people.ts';

/** The system as one box: who uses it, and what it uses. */
export function context(system: System): Diagram {
  const { web, api } = system.edge.domain;
  return {
    name: 'context',
    title: `${system.title}: context`,
    description: `Who uses ${system.title} and what it uses outside of itself.`,
    direction: 'LR',
    groups: [
      { id: 'people', label: '', nodes: people },
      { id: 'system', label: '', nodes: [{ id: 'system', kind: 'service', label: system.title, details: [web, api] }] },
      { id: 'outside', label: '', nodes: outsideOf(system) },
    ],
    arrows: [
      ...people.map(({ id }) => ({ from: id, to: 'system' })),
      ...arrowsOutside(system, () => 'system').map(arrow => ({ ...arrow, label: usersOf(system, arrow.to) })),
    ],
  };
}

const usersOf = ({ services }: System, used: string): string =>
  services
    .filter(({ reaches = [], sends = [] }) => [...reaches, ...sends].includes(used))
    .map(({ name }) => name)
    .join(', ');
