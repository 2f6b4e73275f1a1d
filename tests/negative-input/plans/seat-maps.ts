import { world } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';

const shared = world.venues.find(({ name }) => name === 'Spreearena')?.id ?? '';
const own = world.venues.find(({ name }) => name === 'Docksaal')?.id ?? '';

const row = { label: 'A', category: 'seat', from: [0, 0], to: [9, 0], seats: 10 };
const area = { kind: 'seated', id: 'hall', name: 'Hall', rows: [row] };
const document = { format: 1, categories: [{ id: 'seat', name: 'Seat', color: '#336699' }], areas: [area] };
const form = { name: 'Hall', basedOn: null, document };
const withRow = (changes: object): object => ({ ...document, areas: [{ ...area, rows: [{ ...row, ...changes }] }] });

/** What is no plan by its shape. */
const shapeless: readonly (readonly [name: string, document: unknown])[] = [
  ['no areas', { ...document, areas: [] }],
  ['a format of tomorrow', { ...document, format: 2 }],
  ['a row of no seats', withRow({ seats: 0 })],
  ['a row to the moon', withRow({ to: [1e9, 0] })],
  ['a hyphen in a label', withRow({ label: 'A-1' })],
  ['a colour in words', { ...document, categories: [{ id: 'seat', name: 'Seat', color: 'red' }] }],
];

export const seatMapPlans: Plans = {
  'POST /api/venues/{id}/seat-maps': scene => {
    const mine = { token: scene.tokenOf('organizer@example.test'), at: { id: own } };
    return {
      at: { id: nothing },
      body: form,
      shapesAreHarmless: true,
      specials: [
        { name: 'a venue that is not there', body: form, expects: [404, 'not_found'] },
        { name: 'somebody else’s venue', at: { id: own }, body: form, expects: [404, 'not_found'] },
        { name: 'a venue that is everybody’s', ...mine, at: { id: shared }, body: form, expects: [403, 'forbidden'] },
        ...shapeless.map(([name, wrong]) => ({
          name,
          ...mine,
          body: { ...form, document: wrong },
          expects: [400, 'invalid_request'] as const,
        })),
        { name: 'seats in one place', ...mine, body: { ...form, document: withRow({ to: [1, 0] }) }, expects: [422, 'plan_faulty'] },
        {
          name: 'fifty million seats',
          ...mine,
          body: {
            ...form,
            document: {
              ...document,
              areas: Array.from({ length: 200 }, (_, at) => ({
                ...area,
                id: `a${at}`,
                rows: Array.from({ length: 20 }, () => ({ ...row, seats: 500 })),
              })),
            },
          },
          expects: [422, 'plan_faulty'],
        },
      ],
    };
  },
  'GET /api/venues/{id}/seat-maps/{seatMapId}': scene => ({
    at: { id: nothing, seatMapId: nothing },
    specials: [
      { name: 'a plan of somebody else’s venue', at: { id: own, seatMapId: nothing }, expects: [404, 'not_found'] },
      {
        name: 'a plan that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { id: own, seatMapId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/venues/{id}/seat-maps/{seatMapId}/csv': () => ({
    at: { id: nothing, seatMapId: nothing },
    specials: [{ name: 'a plan of somebody else’s venue', at: { id: own, seatMapId: nothing }, expects: [404, 'not_found'] }],
  }),
  'POST /api/venues/seat-maps/check': () => ({
    body: { document },
    shapesAreHarmless: true,
    specials: shapeless.map(([name, wrong]) => ({ name, body: { document: wrong }, expects: [400, 'invalid_request'] as const })),
  }),
  'POST /api/venues/seat-maps/csv': () => {
    const table = (name: string, raw: string) => ({
      name,
      raw,
      headers: { 'content-type': 'text/csv' },
      expects: [422, 'csv_invalid'] as const,
    });
    return {
      headers: { 'content-type': 'text/csv' },
      specials: [
        table('a table of something else', 'name,age\nAda,36'),
        table('a header alone', 'area,row,seat,x,y'),
        table('a seat that is no number', 'area,row,seat,x,y\nHall,A,one,0,0'),
        table('a place that is no number', 'area,row,seat,x,y\nHall,A,1,NaN,Infinity'),
        table('an open quotation mark', 'area,row,seat,x,y\n"Hall,A,1,0,0'),
        table('bytes of a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000'),
        { name: 'JSON', body: { document }, headers: { 'content-type': 'application/json' }, expects: [400, 'invalid_request'] },
        { name: 'words', raw: 'x', headers: { 'content-type': 'text/plain' }, expects: [415, 'unsupported_media_type'] },
      ],
    };
  },
};
