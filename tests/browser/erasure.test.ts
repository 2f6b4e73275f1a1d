import { organizerId } from '@event-planner/demo/organizers';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { enterCredentials, expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
const email = 'grace@example.test';

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

async function tryLogIn(page: Page, address: string): Promise<void> {
  await page.goto(`${system.url}/login`);
  await enterCredentials(page, address);
}
const erase = () => system.running.services.get('auth')?.runJob('erase');

test('somebody has their account deleted, changes their mind once, and is gone: they cannot log in, and their order has no name', async () => {
  const [her, team] = [await visit(browser), await visit(browser)];
  await system.ask(
    'booking',
    `update events set starts_at = now() - interval '3 days', ends_at = now() - interval '2 days'
    where id in (select event_id from bookings where email = $1)`,
    [email],
  );
  const [order] = await system.ask<{ id: string; eventId: string; reference: string }>(
    'booking',
    `select b.id, b.event_id as "eventId", b.reference from bookings b join events e on e.id = b.event_id where b.email = $1 and e.organizer_id = $2`,
    [email, organizerId('nordwind-konzerte')],
  );
  await logIn(her.page, email, `${system.url}/login`);
  await her.page.goto(`${system.url}/account`);
  const ask = async (): Promise<void> => {
    await her.page.getByRole('button', { name: 'Delete my account' }).click();
    await her.page.getByRole('dialog').getByRole('button', { name: 'Delete my account' }).click();
    await her.page.getByText('Until then everything works, and you can undo it.').waitFor();
  };
  await ask();
  await expectAccessible(her.page);
  await her.page.getByRole('button', { name: 'Keep my account' }).click();
  await ask();

  await system.ask('auth', `update erasures set due_at = now() where state = 'asked'`);
  await erase();
  await her.page.reload();
  await her.page.waitForURL(/\/login/);
  await tryLogIn(her.page, email);
  await her.page.getByRole('alert').waitFor();
  await system.ask('auth', `update erasures set closed_at = closed_at - interval '17 minutes' where state = 'closed'`);
  await erase();
  await system.drain();
  expect(await system.ask('auth', 'select state from erasures order by asked_at')).toEqual([{ state: 'undone' }, { state: 'done' }]);

  await logIn(team.page, 'organizer@example.test', `${system.url}/login`);
  await team.page.goto(`${system.url}/organize/nordwind-konzerte/orders/${order?.eventId}/${order?.id}`);
  await team.page
    .getByText(order?.reference ?? '')
    .first()
    .waitFor();
  await team.page.getByText('Deleted account').first().waitFor();
  expect(await team.page.content()).not.toMatch(/Okonkwo|grace@|\[erased\]/);
  await expectAccessible(team.page);
  await team.page.goto(`${team.page.url()}?lang=de`);
  await team.page.getByText('Gelöschtes Konto').first().waitFor();
  expect([...her.complaints, ...team.complaints]).toEqual([]);
});
