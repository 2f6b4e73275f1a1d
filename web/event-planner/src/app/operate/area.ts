import { loadAudit } from '../../lib/i18n/audit.ts';
import { loadMoney } from '../../lib/i18n/money.ts';
import { loadOperating } from '../../lib/i18n/operating.ts';
import { loadOrganizing } from '../../lib/i18n/organizing.ts';
import '../../organizing.css';

/** The area of those who run the platform, with its sentences; fields and dialogs speak those of organizers. */
export async function open<Route>(): Promise<Route> {
  const [page] = await Promise.all([import('./operate-page.tsx'), loadOrganizing(), loadMoney(), loadOperating(), loadAudit()]);
  return page.route as Route;
}
