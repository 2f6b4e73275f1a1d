/** Whether an opened page counts: by the headers of who opened it, who may have asked not to be counted. */
export function counts(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  // https://www.w3.org/TR/tracking-dnt/ and https://w3c.github.io/gpc/
  if (headers['dnt'] === '1' || headers['sec-gpc'] === '1') return false;
  // A page that a browser opens before anybody asked for it.
  if (/prefetch|prerender/i.test(String(headers['sec-purpose'] ?? headers['purpose'] ?? ''))) return false;
  const agent = headers['user-agent'];
  return typeof agent === 'string' && agent.startsWith('Mozilla/') && !machines.test(agent);
}

/** What programs that read pages by themselves call themselves. One that pretends to be a browser is counted. */
const machines =
  /bot\b|bot[/;_-]|crawl|spider|slurp|archiv|scrap|headless|lighthouse|pagespeed|preview|facebookexternalhit|embedly|monitor|uptime|pingdom|validator|feed|curl|wget|python|java\/|go-http|axios|node-fetch|okhttp|phantom|selenium|puppeteer|playwright/i;

export interface DayCount {
  readonly day: string;
  readonly visits: number;
}

export const totalOf = (days: readonly DayCount[]): number => days.reduce((sum, { visits }) => sum + visits, 0);

const dayMs = 86_400_000;
const mostDays = 366;

/** What is wrong with a range of days, both included, as a sentence. */
export function faultOfRange({ from, to }: { readonly from: string; readonly to: string }): string | undefined {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) return `from ${from} is after to ${to}`;
  return days > mostDays ? `${from} to ${to} are ${days} days; ask for ${mostDays} at most` : undefined;
}
