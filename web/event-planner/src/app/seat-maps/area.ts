import { loadInputs } from '../../lib/i18n/inputs.ts';
import { loadOrganizing } from '../../lib/i18n/organizing.ts';
import { loadSeatEditor } from '../../lib/i18n/seat-editor.ts';
import '../../organizing.css';

const pages = {
  plan: () => import('./plan-page.tsx'),
  tried: () => import('./try-page.tsx'),
};

export type SeatMapPage = keyof typeof pages;

/** A page with the editor of seat maps, and the sentences it speaks in. */
export async function open<Route>(name: SeatMapPage): Promise<Route> {
  const [page] = await Promise.all([pages[name](), loadSeatEditor(), loadInputs(), loadOrganizing()]);
  return page.route as Route;
}
