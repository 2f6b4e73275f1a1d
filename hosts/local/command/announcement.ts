import { demoPassword, listAccounts } from '@event-planner/demo/accounts';
import { sandboxUrl } from '../running/sandbox.ts';
import type { RunningSystem } from '../system.ts';

/** What is printed once everything runs: where it is, and as whom to come in. */
export function announce(
  { system, url, sandbox }: Pick<RunningSystem, 'system' | 'url' | 'sandbox'>,
  { mailbox }: { readonly mailbox: boolean },
): string {
  const addresses = [[system.title, url], ...(mailbox ? [['Mail', `${url}/mailbox`]] : []), ['API', `${url}${system.apiPrefix}/docs`]];
  const accounts = listAccounts().map(({ email, roles, memberRole }) => [email, memberRole === 'check_in' ? 'door staff' : roles.at(-1)]);
  const paying = sandbox
    ? [
        ['Payments', `${sandboxUrl(Number(new URL(url).port))}/control`],
        ['Card', '4242 4242 4242 4242, any date to come, any CVC'],
      ]
    : [];
  return `\n${columns([...addresses, ...paying])}\n\nDemo accounts, password ${demoPassword}\n${columns(accounts)}\n`;
}

const columns = (rows: readonly (readonly (string | undefined)[])[]): string => {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`).join('\n');
};
