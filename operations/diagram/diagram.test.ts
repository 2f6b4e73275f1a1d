import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { message, on, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { nodesIn } from './diagram.ts';
import { toMermaid } from './mermaid.ts';
import { pictures } from './pictures.ts';
import { toSvg } from './svg.ts';
import { diagramsOf } from './views/index.ts';

const folder = join(import.meta.dirname, '../../docs/diagrams');
const [auth] = eventPlanner.services;

const thanked = message('guest.thanked.v1', z.object({ name: z.string() }));
const withGreeter: System = {
  ...eventPlanner,
  services: [
    ...eventPlanner.services,
    {
      ...auth,
      name: 'greeter',
      port: 8099,
      routes: ['/greetings'],
      publishes: [thanked],
      calls: ['event'],
      reaches: ['api.weather.example'],
    },
    {
      ...auth,
      name: 'listener',
      port: 8098,
      routes: [],
      publishes: [],
      subscribes: [on(thanked, { receives: 7 })],
      search: { name: 'guests', fields: [], facets: [] },
    },
  ],
};

test.each(pictures())('$file is as the system says: npm run diagram', ({ file, content }) => {
  expect(readFileSync(join(folder, file), 'utf8') === content, `docs/diagrams/${file} is not fresh: npm run diagram`).toBe(true);
});

test('a service that is added to a system appears wherever it plays a part', () => {
  const added = new Map(diagramsOf(withGreeter).map(diagram => [diagram.name, toSvg(diagram)]));
  const shows = (name: string, ...words: readonly string[]) =>
    words.forEach(word => expect(added.get(name), `${name} shows ${word}`).toContain(`>${word}<`));
  shows('context', 'api.weather.example');
  shows('containers', 'greeter :8099', '/greetings', '100 GB for greeter', 'Search index', 'api.weather.example');
  shows('network', 'greeter', 'port 8099', 'greeter-database', 'search');
  shows('messages', 'guest.thanked.v1', 'guest-thanked-listener', '7 receives of 30 s, kept 4 d');
  shows('deployment', 'greeter', 'listener', `${withGreeter.services.length} PostgreSQL`);
  shows('recovery', `${withGreeter.services.length} tasks`);
});

test('Mermaid tells the same things as the picture', () => {
  for (const diagram of diagramsOf(withGreeter)) {
    const text = toMermaid(diagram);
    for (const { label, details = [] } of nodesIn(diagram.groups)) expect(text).toContain([label, ...details].join('<br>'));
    expect(text.match(/-->|-\.->/g) ?? []).toHaveLength(diagram.arrows.filter(({ line }) => line !== 'none').length);
  }
});

test('a picture needs nothing from elsewhere, and says what it shows to who cannot see it', () => {
  for (const diagram of diagramsOf(eventPlanner)) {
    const svg = toSvg(diagram);
    expect(svg).not.toMatch(/<script|<image|@import|url\(|href=/);
    expect(svg).toContain(`<title id="title">${diagram.title}</title>`);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/fill="(black|white|#)/);
  }
});
