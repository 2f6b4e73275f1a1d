import type { AnyService } from '@event-planner/platform/service';
import { serviceExport, serviceModule } from '@event-planner/systems/modules';

/** A service's code by its name in the manifest, so that no list of services is kept beside the system. */
export async function loadService(name: string): Promise<AnyService> {
  const module: Readonly<Record<string, unknown>> = await import(serviceModule(name));
  const service = module[serviceExport(name)];
  if (service === undefined) throw new Error(`${serviceModule(name)} does not export ${serviceExport(name)}`);
  return service as AnyService;
}
