import { Account } from '@event-planner/contracts/ledger';

/** As one tells it: first what was sold, then what went back, what it cost and what was paid out, at last where money is elsewhere. */
const first: readonly Account[] = ['sales', 'taxes', 'refunds', 'fees', 'provider_fees', 'disputes', 'payouts'];
const order: readonly Account[] = [...first, ...Account.options.filter(account => !first.includes(account))];

export const inOrder = <Row extends { readonly account: Account }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => order.indexOf(a.account) - order.indexOf(b.account));
