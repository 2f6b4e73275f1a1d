import type { Compute, Gigabytes, Seconds } from '@event-planner/model';

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
];

/** `90` → `90 s`, `900` → `15 min`, `345600` → `4 d`: in the largest unit that leaves no rest. */
export function duration(seconds: Seconds): string {
  const [unit, size] = units.find(([, length]) => seconds >= length && seconds % length === 0) ?? ['s', 1];
  return `${seconds / size} ${unit}`;
}

export const size = (memory: Gigabytes): string => (memory < 1 ? `${memory * 1024} MB` : `${memory} GB`);

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const tasksOf = ({ tasks: [min, max] }: Compute): string => (min === max ? count(min, 'task') : `${min} to ${max} tasks`);

export const sizeOf = ({ cpu, memory }: Compute): string => `${cpu} vCPU, ${size(memory)}`;
