import { randomUUID } from 'node:crypto';
import type { AttendeePage } from '@event-planner/contracts/orders';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import { expect } from 'vitest';
import { visit } from '../browser/visitor.ts';
import { createBuyer, must } from '../buyer.ts';
import { offerOf } from '../programme.ts';

export interface Screens extends AsyncDisposable {
  /** Changes what they show, and waits until it shows: nobody touches them. */
  expectTrue(): Promise<void>;
}

/** A buyer before a seat map, and somebody of the team before the counts at the door. */
export async function openScreens(url: string): Promise<Screens> {
  const browser = await launchBrowser();
  const [{ event, take }, entered] = [offerOf('hamlet-london'), offerOf('atlas-mono-signal-berlin').event];
  const [buyer, team] = [createBuyer(url), createBuyer(url)];
  const [{ page: map }, { page: monitor }] = [await visit(browser), await visit(browser)];

  await map.goto(`${url}/events/${event.slug}/seats`);
  await map.getByRole('button', { name: 'List' }).click();
  const free = async (): Promise<number> => {
    const areas = await map.getByLabel('Area').locator('option').allTextContents();
    return areas.reduce((sum, text) => sum + Number(/\((\d+) free/.exec(text)?.[1]), 0);
  };
  await map.getByText('Live', { exact: true }).waitFor();
  const before = await free();
  const held = await must(buyer.hold(event.id, take(1)));
  await expect.poll(free, { timeout }).toBe(before - 1);

  await team.login('organizer@example.test');
  await monitor.goto(`${url}/login?redirect=${encodeURIComponent(`/organize/nordwind-konzerte/events/${entered.id}/checkIn`)}`);
  await monitor.getByLabel('E-mail').fill('organizer@example.test');
  await monitor.getByLabel('Password', { exact: true }).fill('correct-horse-battery');
  await monitor.locator('main').getByRole('button', { name: 'Log in' }).click();
  await monitor.getByText('Live', { exact: true }).waitFor();
  const { items } = await must(team.ask<AttendeePage>('GET', `/api/bookings/events/${entered.id}/attendees?state=valid&limit=1`));
  const letIn = () => {
    const scan = {
      nonce: randomUUID(),
      gate: entered.id,
      at: new Date().toISOString(),
      direction: 'in',
      manual: true,
      ticketId: items[0]?.id,
    };
    const body = { device: { id: randomUUID(), name: 'Gate' }, sentAt: scan.at, scans: [scan] };
    return must(team.ask('POST', `/api/bookings/events/${entered.id}/scans`, body));
  };

  return {
    async expectTrue() {
      await must(buyer.hold(event.id, take(1)));
      await letIn();
      await expect.poll(free, { timeout }).toBe(before - 2);
      await must(buyer.release(held.id));
      await expect.poll(free, { timeout }).toBe(before - 1);
      await expect.poll(() => monitor.locator('[data-count=admitted]').textContent(), { timeout }).toBe('1');
      for (const page of [map, monitor]) await page.getByText('Live', { exact: true }).waitFor();
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** The longest that a client waits before it asks again, and a start. */
const timeout = 45_000;
