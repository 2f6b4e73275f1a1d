import type { Booking } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';
import { type WayBack, waysBackOf } from './ways-back.ts';

const stateTexts = { requested: 'refund.requested', done: 'refund.done', failed: 'refund.hitch_other', by_hand: 'refund.by_hand' } as const;

/** Why it has not gone back, and what happens next. */
const hitchTexts = { card_gone: 'refund.hitch_card_gone', disputed: 'refund.hitch_disputed', other: 'refund.hitch_other' } as const;

const creditTexts = { ...stateTexts, requested: 'refund.creditRequested', done: 'refund.creditDone' } as const;

const textsOf = (as: WayBack['as']) =>
  as === 'credit' ? creditTexts : as === 'invoice' ? ({ ...stateTexts, done: 'refund.offInvoice' } as const) : stateTexts;

/** Nobody had paid any of it. */
const isOffInvoice = ({ amountMinor, offInvoiceMinor }: Booking['refunds'][number]): boolean => amountMinor === offInvoiceMinor;

/** Where a booking's money is that goes back. Nothing while none does. */
export function MoneyBack({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const format = useFormat();
  const refunds = booking.refunds.filter(refund => refund.amountMinor > 0);
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="money-back" className="card max-w-2xl p-5 sm:p-6">
      <h2 id="money-back" className="text-xl">
        {t(refunds.every(isOffInvoice) ? 'refund.headingOffInvoice' : 'refund.heading')}
      </h2>
      <ul className="mt-3 divide-y divide-line">
        {refunds.map(refund => (
          <li key={refund.id} className="py-3">
            <p className="flex justify-between gap-4 font-semibold">
              <span>
                {t(isOffInvoice(refund) && refund.cause === 'by_team' ? 'refund.cause_off_invoice' : `refund.cause_${refund.cause}`)}
              </span>
              <span className="shrink-0 tabular-nums">{format.money(refund.amountMinor, refund.currency)}</span>
            </p>
            {waysBackOf(refund).map(({ as, amountMinor, state, at }, _, { length }) => (
              <p key={as} className={`flex justify-between gap-4 ${state === 'failed' ? 'text-danger' : 'text-soft'}`}>
                <span>
                  {t(state === 'failed' ? hitchTexts[refund.hitch ?? 'other'] : textsOf(as)[state], {
                    day: format.day(at, booking.timeZone),
                  })}
                </span>
                {length > 1 && <span className="shrink-0 tabular-nums">{format.money(amountMinor, refund.currency)}</span>}
              </p>
            ))}
            {refund.reason !== null && <p className="text-sm text-soft">{refund.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
