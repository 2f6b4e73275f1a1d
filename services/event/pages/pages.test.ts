import { testService, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { eventService } from '../service.ts';
import { putOn, type Wished } from '../test-event.ts';
import { act, begin } from '../test-series.ts';
import { appPage, getPage, readPage } from './test-page.ts';

const start = (): Promise<TestService> => testService(eventService, { webPage: appPage });

async function pageOf(wished: Partial<Wished>) {
  await using event = await start();
  await putOn(event, { slug: 'hamlet', title: 'Hamlet', description: '<p>An <strong>evening</strong> &amp; more.</p>', ...wished });
  const answer = await getPage(event, '/events/hamlet');
  return { answer, page: readPage(answer.body) };
}

test('who does not run the app is told by its page what an event is', async () => {
  const { answer, page } = await pageOf({});
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.title).toBe('Hamlet · Event Planner');
  expect(page.language).toBe('en');
  const [description = ''] = page.meta('description');
  expect(description).toContain('Monday, 1 July 2030 at 20:00');
  expect(description).toContain('Berlin Hall, Berlin. An evening & more.');
  expect(page.links('canonical')).toEqual([{ rel: 'canonical', href: 'http://localhost:8080/events/hamlet' }]);
  expect(page.og('title')).toEqual(['Hamlet']);
  expect(page.og('site_name')).toEqual(['Event Planner']);
  expect(page.og('url')).toEqual(['http://localhost:8080/events/hamlet']);
  expect(page.og('image')).toEqual(['http://localhost:8080/api/events/hamlet/card.png?v=1']);
  expect(page.og('image:width')).toEqual(['1200']);
  expect(page.og('locale')).toEqual(['en_US']);
  expect(page.meta('twitter:card')).toEqual(['summary_large_image']);
  expect(page.meta('robots')).toEqual([]);
});

test('it remains the page of the app: the same scripts, one title, one description', async () => {
  const { page } = await pageOf({});
  const app = readPage(appPage);
  expect(page.scripts).toEqual(app.scripts);
  expect([page.titles, page.meta('description').length]).toEqual([1, 1]);
  expect(page.elements.filter(name => name === 'div')).toEqual(app.elements.filter(name => name === 'div'));
});

test.each([
  '</script><script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  `' onmouseover='alert(1)`,
  '<!--<script>',
  "$& $` $' $1 </head><script>alert(1)</script>",
])('a title of %s says what it says, and does nothing', async title => {
  const { page } = await pageOf({ title, description: `<p>${title}</p>` });
  const app = readPage(appPage);
  expect(page.title).toBe(`${title} · Event Planner`);
  expect(page.og('title')).toEqual([title]);
  expect(page.data.map(({ name }) => name)).toEqual([title]);
  expect(page.scripts).toEqual(app.scripts);
  expect(page.inline).toBe(0);
  for (const name of ['img', 'svg']) expect(page.elements).not.toContain(name);
});

test('whoever has the page already is told so, until the event or the app changes', async () => {
  await using event = await start();
  await putOn(event, { slug: 'hamlet' }, { slug: 'lear' });
  const first = await getPage(event, '/events/hamlet');
  const etag = String(first.headers['etag']);
  expect(first.headers['cache-control']).toBe('no-cache');
  const again = await getPage(event, '/events/hamlet', { 'if-none-match': etag });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await getPage(event, '/events/lear', { 'if-none-match': etag })).statusCode).toBe(200);
});

test.each(['/events/nothing', '/events/UPPER', '/events/a%27', '/events/0190a5b0-0000-7000-8000-000000000000'])(
  'at %s the app says that there is nothing, and nobody keeps that',
  async path => {
    await using event = await start();
    const answer = await getPage(event, path);
    expect(answer.statusCode).toBe(404);
    const page = readPage(answer.body);
    expect(page.meta('robots')).toEqual(['noindex']);
    expect(page.scripts).toEqual(readPage(appPage).scripts);
    expect(answer.headers['etag']).toBeUndefined();
  },
);

test('a draft is as good as not there', async () => {
  const { answer, page } = await pageOf({ state: 'draft', title: 'Secret' });
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('Secret');
  expect(page.data).toEqual([]);
});

test('search engines are told of everything that is on, and of nobody else’s affairs', async () => {
  await using event = await start();
  await putOn(event, { slug: 'hamlet' }, { slug: 'secret', state: 'draft' }, { slug: 'off', state: 'cancelled' });
  const sitemap = await getPage(event, '/sitemap.xml');
  expect(sitemap.headers['content-type']).toBe('application/xml');
  const addresses = [...sitemap.body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address?.replace('http://localhost:8080', ''));
  expect(addresses).toEqual(['/', '/events', '/organizers/ottos-shows', '/events/hamlet']);
  const robots = await getPage(event, '/robots.txt');
  expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(robots.body).toContain('Sitemap: http://localhost:8080/sitemap.xml');
  const disallowed = [...robots.body.matchAll(/^Disallow: (.*)$/gm)].map(([, path = '']) => path);
  expect(disallowed).toContain('/bookings');
  // They name everything that begins like them.
  expect(disallowed.filter(path => '/organizers/ottos-shows'.startsWith(path))).toEqual([]);
});

test('a private event is not there for who has no code, and not for search engines for who has one', async () => {
  await using event = await start();
  const [secret] = await putOn(event, { slug: 'secret', title: 'Secret', visibility: 'private' });
  const codes = [{ code: 'OPEN-UP', opensEvent: true, ticketTypeIds: [], until: null }];
  await event.pool.query(`update events set sections = jsonb_set(sections, '{access,codes}', $2::jsonb) where id = $1`, [
    secret?.id,
    JSON.stringify(codes),
  ]);
  for (const path of ['/events/secret', '/events/secret?code=WRONG', '/events/secret?code=%00']) {
    const refused = await getPage(event, path);
    expect([refused.statusCode, refused.body.includes('Secret')]).toEqual([404, false]);
  }
  const opened = await getPage(event, '/events/secret?code=open-up');
  const page = readPage(opened.body);
  expect([opened.statusCode, page.title, page.meta('robots'), page.data]).toEqual([200, 'Secret · Event Planner', ['noindex'], []]);
  expect((await getPage(event, '/sitemap.xml')).body).not.toContain('secret');
});

test('an organizer is described as what it is', async () => {
  await using event = await start();
  await putOn(event, { slug: 'hamlet' });
  const answer = await getPage(event, '/organizers/ottos-shows');
  const page = readPage(answer.body);
  expect([answer.statusCode, page.title, page.og('title')]).toEqual([200, "Otto's Shows · Event Planner", ["Otto's Shows"]]);
  expect(page.data).toEqual([
    {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': 'http://localhost:8080/organizers/ottos-shows',
      name: "Otto's Shows",
      url: 'http://localhost:8080/organizers/ottos-shows',
      description: 'Shows since 1999.',
    },
  ]);
  expect((await getPage(event, '/organizers/nobody')).statusCode).toBe(404);
});

test('a series is described with its dates, and told to search engines', async () => {
  await using event = await start();
  const { series } = await begin(event, {});
  await act(event, series.id, { action: 'publish' });
  const answer = await getPage(event, `/series/${series.slug}`);
  const page = readPage(answer.body);
  const [data] = page.data;
  expect([answer.statusCode, page.og('title'), page.meta('robots')]).toEqual([200, [data?.['name']], []]);
  expect(data).toMatchObject({ '@type': 'EventSeries', url: `http://localhost:8080/series/${series.slug}` });
  const dates = data?.['subEvent'] as readonly { readonly '@type': string; readonly url: string; readonly startDate: string }[];
  expect(dates.map(({ url }) => url)).toEqual(series.dates.map(({ slug }) => `http://localhost:8080/events/${slug}`));
  expect(dates[0]?.startDate).toMatch(/^2030-\d\d-\d\dT20:00:00\+0\d:00$/);
  const [first] = series.dates;
  const date = readPage((await getPage(event, `/events/${first?.slug}`)).body);
  expect(date.data[0]?.['superEvent']).toMatchObject({ '@type': 'EventSeries', url: `http://localhost:8080/series/${series.slug}` });
  expect((await getPage(event, '/series/nothing')).statusCode).toBe(404);
});
