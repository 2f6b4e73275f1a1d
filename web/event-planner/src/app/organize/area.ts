import { loadAudit } from '../../lib/i18n/audit.ts';
import { loadAccount } from '../../lib/i18n/account.ts';
import { loadDoor } from '../../lib/i18n/door.ts';
import { loadMoney } from '../../lib/i18n/money.ts';
import { loadOrganizing } from '../../lib/i18n/organizing.ts';
import '../../organizing.css';

const pages = {
  area: () => import('./area-page.tsx'),
  organizer: () => import('./organizer-page.tsx'),
  start: () => import('./start-page.tsx'),
  overview: () => import('./overview-page.tsx'),
  events: () => import('./events-page.tsx'),
  orders: () => import('./orders-page.tsx'),
  order: () => import('./order-page.tsx'),
  event: () => import('./event-page.tsx'),
  seriesList: () => import('./series-list-page.tsx'),
  newSeries: () => import('./new-series-page.tsx'),
  series: () => import('./series-page.tsx'),
  venues: () => import('./venues-page.tsx'),
  venue: () => import('./venue-page.tsx'),
  settings: () => import('./settings-page.tsx'),
  money: () => import('./money-page.tsx'),
  coupons: () => import('./coupons-page.tsx'),
  newCoupon: () => import('./new-coupon-page.tsx'),
  coupon: () => import('./coupon-page.tsx'),
  audit: () => import('./audit-page.tsx'),
  widget: () => import('./widget-page.tsx'),
  team: () => import('./team-page.tsx'),
  apiKeys: () => import('./api-keys-page.tsx'),
};

/** Sentences that only some pages speak. */
const words: Readonly<Partial<Record<OrganizePage, () => Promise<void>>>> = {
  // With what is taken of its tickets, before it is published.
  event: async () => void (await Promise.all([loadDoor(), loadMoney()])),
  audit: loadAudit,
  order: loadMoney,
  money: loadMoney,
  // To make a key one shows once more who one is.
  apiKeys: loadAccount,
};

export type OrganizePage = keyof typeof pages;

/** A page of the organizers' area with the sentences it speaks in. */
export async function open<Route>(name: OrganizePage): Promise<Route> {
  const [page] = await Promise.all([pages[name](), loadOrganizing(), words[name]?.()]);
  return page.route as Route;
}
