import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { System } from '@event-planner/model';

export const repositoryRoot = join(import.meta.dirname, '../../..');

/** A system with the name of its module below systems/, which commands take. */
export interface Known {
  readonly module: string;
  readonly system: System;
}

/** Every system there is: each module below systems/ exports one. */
export async function loadSystems(): Promise<readonly Known[]> {
  const files = await readdir(join(repositoryRoot, 'systems'));
  const modules = files.filter(file => /^[a-z0-9-]+\.ts$/.test(file)).map(file => file.slice(0, -'.ts'.length));
  return Promise.all(modules.toSorted().map(loadSystem));
}

/** Throws when there is none of that name, and says which there are. */
export async function findSystem(name: string | undefined): Promise<Known> {
  const all = await loadSystems();
  const known = all.find(({ module }) => module === name);
  if (!known) throw new Error(`there is no system ${name ?? 'without a name'}; there is ${all.map(({ module }) => module).join(', ')}`);
  return known;
}

async function loadSystem(module: string): Promise<Known> {
  const exported: Readonly<Record<string, unknown>> = await import(`@event-planner/systems/${module}`);
  const system = Object.values(exported).find(isSystem);
  if (!system) throw new Error(`systems/${module}.ts exports no system`);
  return { module, system };
}

const isSystem = (value: unknown): value is System =>
  typeof value === 'object' && value !== null && 'services' in value && 'environments' in value;
