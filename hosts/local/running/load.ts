import type { System } from '@event-planner/model';
import type { AnyService } from '@event-planner/platform/service';
import { camelCase } from './camel-case.ts';

/** A system by the name of its module; by convention it exports a value of that name. */
export async function loadSystem(name: string): Promise<System> {
  const module: Readonly<Record<string, unknown>> = await import(`@event-planner/systems/${name}`);
  return exported(module, camelCase(name), `systems/${name}.ts`) as System;
}

/** A service's code by its name in the manifest, so that no list of services is kept beside the system. */
export async function loadService(name: string): Promise<AnyService> {
  const module: Readonly<Record<string, unknown>> = await import(`@event-planner/services/${name}/service`);
  return exported(module, `${camelCase(name)}Service`, `services/${name}/service.ts`) as AnyService;
}

function exported(module: Readonly<Record<string, unknown>>, name: string, file: string): unknown {
  const value = module[name];
  if (value === undefined) throw new Error(`${file} does not export ${name}`);
  return value;
}
