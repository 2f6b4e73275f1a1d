import { objectsPath } from '../stores/objects.ts';
import { isPage, pages as writtenPages, type Route, routes, type System } from '@event-planner/model';

/** Who answers a path: a service, the edge's own pages, or the web app's files. */
export type Target =
  | { readonly kind: 'service'; readonly service: string; readonly socket: boolean }
  /** An address of the web app that a service answers, asked for it below `below`. */
  | { readonly kind: 'page'; readonly service: string; readonly below: string }
  | { readonly kind: 'pages' }
  /** 'frame' and 'script': what other people's websites may show. */
  | { readonly kind: 'site'; readonly as: 'page' | 'frame' | 'script' }
  | { readonly kind: 'nothing' };

/** Below these the edge answers for itself, beside the API's description. */
const ownPages = ['/health', '/mailbox'] as const;

/** Decides by the path alone; `path` is without its query. */
export function createRouting(system: System): (path: string) => Target {
  const table: readonly Route[] = routes(system);
  const written = writtenPages(system);
  const pages = [...ownPages, `${system.apiPrefix}/docs`, `${system.apiPrefix}/openapi.json`, objectsPath(system)];
  return path => {
    const route = table.find(({ prefix }) => isBelow(path, prefix));
    if (route) return { kind: 'service', service: route.service, socket: route.socket && path === route.prefix };
    if (pages.some(prefix => isBelow(path, prefix))) return { kind: 'pages' };
    if (isBelow(path, system.apiPrefix)) return { kind: 'nothing' };
    const page = written.find(({ pattern }) => isPage(pattern, path));
    return page ? { kind: 'page', service: page.service, below: page.below } : { kind: 'site', as: shownAs(system, path) };
  };
}

function shownAs({ edge }: System, path: string): 'page' | 'frame' | 'script' {
  for (const { embed } of edge.webApps) {
    if (embed && path.startsWith(`${embed.frames}/`)) return 'frame';
    if (embed?.script === path) return 'script';
  }
  return 'page';
}

const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
