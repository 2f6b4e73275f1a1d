import { dependencies, type Manifest, type System } from '@event-planner/model';
import type { Arrow, Diagram, Node } from '../diagram.ts';
import { size } from '../words.ts';
import { arrowsOutside, outsideOf } from './outside.ts';
import { people } from './people.ts';

/** What it is made of: page applications, the edge, services, and what each of them keeps where. */
export function containers(system: System): Diagram {
  const { services, edge } = system;
  const apps = edge.webApps.map((app): Node => ({
    id: `app-${app.name}`,
    kind: 'app',
    label: `${app.name}, web app`,
    details: [`served at ${app.path}`],
  }));
  return {
    name: 'containers',
    title: `${system.title}: containers`,
    description: `Page applications, edge, ${services.length} services with their routes, and their stores. Dashed: one service asks another.`,
    direction: 'LR',
    groups: [
      { id: 'people', label: '', nodes: people.filter(({ id }) => id !== 'operators') },
      {
        id: 'system',
        label: system.title,
        nodes: [
          ...apps,
          { id: 'edge', kind: 'edge', label: 'Edge', details: ['routes, TLS, firewall'] },
          ...services.map(nodeOf),
          ...storesOf(system),
        ],
      },
      { id: 'outside', label: '', nodes: outsideOf(system) },
    ],
    arrows: [
      ...people.filter(({ id }) => id !== 'operators').flatMap(({ id }) => apps.map(app => ({ from: id, to: app.id }))),
      ...apps.map(app => ({ from: app.id, to: 'edge', label: system.apiPrefix })),
      ...services.map(({ name }) => ({ from: 'edge', to: name })),
      ...inside(system),
      ...arrowsOutside(system, ({ name }) => name),
    ],
  };
}

const nodeOf = ({ name, port, routes, pages = [] }: Manifest): Node => ({
  id: name,
  kind: 'service',
  label: `${name} :${port}`,
  details: [...routes, ...pages.map(page => `page ${page}`)],
});

/** One node for each store, whoever shares it. */
function storesOf({ services }: System): readonly Node[] {
  const stores = services.flatMap((service): Node[] => [
    ...(service.database ? [store(`${service.name}-database`, 'PostgreSQL', `${size(service.database.storage)} for ${service.name}`)] : []),
    ...(service.cache ? [store('cache', 'Cache', Object.keys(service.cache).join(', '))] : []),
    ...Object.keys(service.tables ?? {}).map(table => store(table, table, 'key-value table')),
    ...(service.documents ? [store('documents', 'Documents', service.documents.collections.join(', '))] : []),
    ...(service.search ? [store('search', 'Search index', service.search.name)] : []),
    ...Object.keys(service.objects ?? {}).map(bucket => store(bucket, bucket, 'objects')),
  ]);
  return [...new Map(stores.map(node => [node.id, node])).values()];
}

const store = (id: string, label: string, detail: string): Node => ({ id, kind: 'store', label, details: [detail] });

const inside = (system: System): readonly Arrow[] =>
  dependencies(system)
    .filter(({ kind }) => kind !== 'says' && kind !== 'reaches' && kind !== 'sends' && kind !== 'shows')
    .map(({ from, to, kind }) => (kind === 'calls' ? { from, to, line: 'dashed' as const, loose: true } : { from, to }));
