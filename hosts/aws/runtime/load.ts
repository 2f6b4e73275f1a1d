import type { System } from '@event-planner/model';
import type { AnyService } from '@event-planner/platform/service';

/** What a module of a system, or of a service, exports its value as: `event-planner` → `eventPlanner`. */
export const systemExport = (name: string): string => camelCase(name);
export const serviceExport = (name: string): string => `${camelCase(name)}Service`;
export const systemModule = (name: string): string => `@event-planner/systems/${name}`;
export const serviceModule = (name: string): string => `@event-planner/services/${name}/service`;

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export const loadSystem = async (name: string): Promise<System> => (await exported(systemModule(name), systemExport(name))) as System;
export const loadService = async (name: string): Promise<AnyService> =>
  (await exported(serviceModule(name), serviceExport(name))) as AnyService;

async function exported(specifier: string, name: string): Promise<unknown> {
  const module: Readonly<Record<string, unknown>> = await import(specifier);
  if (module[name] === undefined) throw new Error(`${specifier} does not export ${name}`);
  return module[name];
}
