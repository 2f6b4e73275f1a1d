import type { Question } from '@event-planner/contracts/event';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttendeePage } from '@event-planner/contracts/orders';
import { askAs, member, sold } from '../orders/test-orders.ts';
import { anEvent, type BookingWorld, bookingWorld, ticketType } from '../test-world.ts';

let world: BookingWorld;
beforeAll(async () => void (world = await bookingWorld()));
afterAll(() => world[Symbol.asyncDispose]());

const fetched = async (event: { eventId: string }, what: string, role: Parameters<typeof member>[2] = 'viewer') => {
  const user = member(world, event as Parameters<typeof member>[1], role);
  return world.service.inject({ url: `/api/bookings/events/${event.eventId}/exports/${what}`, headers: await world.service.asUser(user) });
};
const hostile = ['=cmd|"/c calc"!A1', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', 'a "quoted", comma; semicolon', 'ﷺ <script>alert(1)</script>'];

test('names that a spreadsheet would run are harmless in CSV, and read back whole', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 })] }));
  for (const name of hostile) await sold(world, event, { name });
  const answer = await fetched(event, 'orders?format=csv');
  expect(answer.headers).toMatchObject({ 'content-type': expect.stringMatching(/^text\/csv/), 'x-export-rows': String(hostile.length) });
  expect(answer.headers['content-disposition']).toBe('attachment; filename="orders-an-evening-2030-06-01.csv"');
  expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(answer.body.endsWith('\r\n')).toBe(true);
  const rows = parse(answer.rawPayload, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map(row => row['Buyer']).toReversed()).toEqual(hostile.map(name => (/^[=+\-@＝]/.test(name) ? `'${name}` : name)));
  for (const cell of rows.flatMap(row => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(rows[0]).toMatchObject({ Total: '12.50', Currency: 'EUR', Ordered: '2030-06-01 12:00', Tickets: '1', State: 'confirmed' });
});

test('a workbook holds texts as texts, amounts as numbers and moments as dates of the event’s clocks', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 })] }));
  for (const name of hostile) await sold(world, event, { name });
  const answer = await fetched(event, 'orders?format=xlsx&language=de');
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const [sheet] = workbook.worksheets;
  const [headings, ...rows] = (sheet?.getSheetValues() ?? []).slice(1) as unknown[][];
  const column = (title: string): readonly unknown[] => rows.map(row => row[headings?.indexOf(title) ?? -1]);
  expect(sheet?.name).toBe('Bestellungen');
  expect(column('Käufer').toReversed()).toEqual(hostile);
  expect(column('Summe')).toEqual(hostile.map(() => 12.5));
  expect((column('Bestellt')[0] as Date).toISOString()).toMatch(/^2030-06-01T12:00/);
});

const question: Question = {
  id: 'diet',
  label: 'Diet?',
  help: '',
  kind: 'text',
  options: [],
  required: false,
  per: 'attendee',
  ticketTypeIds: [],
  showIf: null,
};

test('attendees and answers are a line for each ticket, with a column for each question', async () => {
  const event = await world.announce(anEvent({ questions: [question, { ...question, id: 'how', label: 'How?', per: 'order' }] }));
  const items = [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 2 }];
  const answers = { order: { how: '=HYPERLINK("http://x")' }, attendees: [{ name: 'Guest', answers: { diet: 'vegan' } }, {}] };
  await sold(world, event, { items, answers });
  await sold(world, event, { name: 'Silent' });
  const rows = parse((await fetched(event, 'attendees?format=csv')).rawPayload, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map(row => [row['Attendee'], row['Diet?'], row['How?']])).toEqual([
    ['Silent', '', ''],
    ['Guest', 'vegan', `'=HYPERLINK("http://x")`],
    ['Ada Sommer', '', `'=HYPERLINK("http://x")`],
  ]);
  const answered = parse((await fetched(event, 'answers?format=csv&bom=no')).rawPayload, { columns: true }) as object[];
  expect(answered).toHaveLength(2);

  const viewer = member(world, event, 'viewer');
  const page = (await askAs<AttendeePage>(world, viewer, { path: `/events/${event.eventId}/attendees?limit=2` })).body;
  const rest = (await askAs<AttendeePage>(world, viewer, { path: `/events/${event.eventId}/attendees?limit=2&cursor=${page.nextCursor}` }))
    .body;
  expect([...page.items, ...rest.items].map(({ attendeeName }) => attendeeName)).toEqual(['Silent', 'Guest', 'Ada Sommer']);
  expect(page.items[1]?.answers).toEqual([
    { label: 'Diet?', text: 'vegan' },
    { label: 'How?', text: '=HYPERLINK("http://x")' },
  ]);
  const found = (await askAs<AttendeePage>(world, viewer, { path: `/events/${event.eventId}/attendees?q=guest&state=valid` })).body;
  expect(found.items).toHaveLength(2);
});

test('whoever may not see orders takes none along', async () => {
  const event = await world.announce(anEvent());
  const statuses = await Promise.all(
    (['owner', 'box_office', 'check_in', null] as const).map(async role => (await fetched(event, 'orders?format=csv', role)).statusCode),
  );
  expect(statuses).toEqual([200, 200, 403, 403]);
  expect((await fetched(event, 'passwords?format=csv')).statusCode).toBe(400);
  expect((await fetched(event, 'orders?format=pdf')).statusCode).toBe(400);
});
