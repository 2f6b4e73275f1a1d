import { loadAccount } from '../../lib/i18n/account.ts';
import { loadOrganizing } from '../../lib/i18n/organizing.ts';

/** The page about one's account, with its sentences; dialogs speak those of organizers. */
export async function open<Route>(): Promise<Route> {
  const [page] = await Promise.all([import('./account-page.tsx'), loadAccount(), loadOrganizing()]);
  return page.route as Route;
}
