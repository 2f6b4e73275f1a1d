import { objectsPath } from '../stores/objects.ts';
import { type Route, routes, type System } from '@event-planner/model';

/** Who answers a path: a service, the edge's own pages, or the web app's files. */
export type Target =
  | { readonly kind: 'service'; readonly service: string; readonly socket: boolean }
  | { readonly kind: 'pages' }
  | { readonly kind: 'site' }
  | { readonly kind: 'nothing' };

/** Below these the edge answers for itself, beside the API's description. */
const ownPages = ['/health', '/mailbox'] as const;

/** Decides by the path alone; `path` is without its query. */
export function createRouting(system: System): (path: string) => Target {
  const table: readonly Route[] = routes(system);
  const pages = [...ownPages, `${system.apiPrefix}/docs`, `${system.apiPrefix}/openapi.json`, objectsPath(system)];
  return path => {
    const route = table.find(({ prefix }) => isBelow(path, prefix));
    if (route) return { kind: 'service', service: route.service, socket: route.socket && path === route.prefix };
    if (pages.some(prefix => isBelow(path, prefix))) return { kind: 'pages' };
    return { kind: isBelow(path, system.apiPrefix) ? 'nothing' : 'site' };
  };
}

const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
