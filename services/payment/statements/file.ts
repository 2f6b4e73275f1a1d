import type { Statement } from '@event-planner/contracts/balance';
import { decimal } from '@event-planner/platform/money';
import { localMinute, percentOf } from '../money-file.ts';

/** As programs and tax advisors read it: a line for each posting, in the books' own words. */
export async function* linesOf(
  pages: AsyncIterable<Statement['items']>,
  { timeZone }: { readonly timeZone: string },
): AsyncGenerator<readonly string[]> {
  yield [
    'time',
    'kind',
    'event',
    'reference',
    'buyer',
    'account',
    'debit',
    'credit',
    'currency',
    'tax',
    'tax_percent',
    'tax_base',
    'owed_after',
    'entry',
    'booking',
    'payment',
    'reason',
  ];
  for await (const items of pages)
    for (const item of items)
      for (const [at, { account, amountMinor, tax }] of item.postings.filter(({ ofOrganizer }) => ofOrganizer).entries()) {
        const money = (minor: number | undefined | null): string =>
          minor === undefined || minor === null ? '' : decimal(minor, item.currency);
        yield [
          localMinute(item.happenedAt, timeZone),
          item.kind,
          item.eventTitle ?? '',
          item.reference ?? '',
          item.buyer ?? '',
          account,
          amountMinor > 0 ? money(amountMinor) : '',
          amountMinor < 0 ? money(-amountMinor) : '',
          item.currency,
          tax?.name ?? '',
          tax ? percentOf(tax.millionths) : '',
          money(tax?.baseMinor),
          at === 0 ? money(item.owedMinor) : '',
          item.key,
          item.bookingId ?? '',
          item.paymentId ?? '',
          item.reason ?? '',
        ];
      }
}
