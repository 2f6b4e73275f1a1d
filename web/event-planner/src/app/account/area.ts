import { loadAudit } from '../../lib/i18n/audit.ts';
import { loadAccount } from '../../lib/i18n/account.ts';
import { loadOrganizing } from '../../lib/i18n/organizing.ts';

const pages = {
  account: () => import('./account-page.tsx'),
  audit: () => import('./own-audit-page.tsx'),
};

/** The pages about one's account, with their sentences; dialogs speak those of organizers. */
export async function open<Route>(name: keyof typeof pages): Promise<Route> {
  const [page] = await Promise.all([pages[name](), loadAccount(), loadOrganizing(), name === 'audit' ? loadAudit() : undefined]);
  return page.route as Route;
}
