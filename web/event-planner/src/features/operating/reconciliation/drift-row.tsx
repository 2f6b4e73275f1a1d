import type { Drift } from '@event-planner/contracts/reconciliation';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { AcceptButton } from './accept-button.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const toneOf: Readonly<Record<Drift['state'], Tone>> = { open: 'bad', gone: 'plain', repaired: 'good', accepted: 'plain' };

/** One thing that does not agree: what is said where, what one can do about it, or how it ended. */
export function DriftRow({ drift }: { readonly drift: Drift }) {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const { kind, state, currency, expectedCurrency, expectedMinor, foundMinor, said, foundAt, settledAt, note, by } = drift;
  const amount = (minor: number | null, of: string | null): string =>
    minor === null || of === null ? t('reconciliation.nothing') : format.money(minor, of);
  return (
    <li className="space-y-2 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2">
        <div className="min-w-0 grow basis-64">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{t(`drifts.${kind}`)}</span>
            <Badge tone={toneOf[state]}>{t(`reconciliation.is_${state}`)}</Badge>
          </p>
          <p className="text-sm text-soft">{t('reconciliation.foundAt', { moment: format.moment(foundAt, ownTimeZone()) })}</p>
        </div>
        {state === 'open' && <AcceptButton drift={drift} />}
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-1 text-sm">
        <div>
          <dt className="text-soft">{t('reconciliation.expected')}</dt>
          <dd className="font-semibold tabular-nums">{amount(expectedMinor, expectedCurrency ?? currency)}</dd>
        </div>
        {said !== null && (
          <div>
            <dt className="text-soft">{t('reconciliation.said')}</dt>
            <dd className="font-mono text-xs leading-5 break-all" dir="ltr">
              {said}
            </dd>
          </div>
        )}
        <div hidden={kind === 'movement_unfit'}>
          <dt className="text-soft">{t(aboutBookings.has(kind) ? 'reconciliation.inBookings' : 'reconciliation.atProvider')}</dt>
          <dd className="font-semibold tabular-nums">{amount(foundMinor, currency)}</dd>
        </div>
      </dl>
      <Ids drift={drift} />
      {state === 'open' && <Advice drift={drift} />}
      {note !== null && <p className="text-sm break-words">{by === null ? note : t('reconciliation.noted', { name: by, note })}</p>}
      {settledAt !== null && (
        <p className="text-sm text-soft">{t('reconciliation.settledAt', { moment: format.moment(settledAt, ownTimeZone()) })}</p>
      )}
    </li>
  );
}

const aboutBookings: ReadonlySet<Drift['kind']> = new Set(['sale_missing', 'sale_amount', 'refunds_of_sale']);

/** What a person can do about it, and where. */
function Advice({ drift: { kind, remedies, providerUrl, paymentId, bookingId } }: { readonly drift: Drift }) {
  const { t } = useTranslation('operating');
  const booked = bookingId ?? paymentId;
  return (
    <>
      <p className="max-w-[70ch] text-sm text-pretty">{t(`driftAdvice.${kind}`)}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {remedies.includes('look_at_provider') && providerUrl !== null && (
          <li>
            <a href={providerUrl} target="_blank" rel="noreferrer" className="link">
              {t('reconciliation.look_at_provider')}
            </a>
          </li>
        )}
        {remedies.includes('handle_events') && (
          <li>
            <Link to="/operate/{-$part}" params={{ part: 'provider' }} className="link">
              {t('reconciliation.handle_events')}
            </Link>
          </li>
        )}
        {remedies.includes('look_at_books') && booked !== null && (
          <li>
            <Link to="/operate/{-$part}" params={{ part: 'books' }} search={{ q: booked }} className="link">
              {t('reconciliation.look_at_books')}
            </Link>
          </li>
        )}
      </ul>
    </>
  );
}

/** What is booked for ours is a click away; the provider's are looked for in its dashboard. */
function Ids({ drift: { kind, subject, paymentId, bookingId } }: { readonly drift: Drift }) {
  const { t } = useTranslation('operating');
  const ours = [
    ['payment', paymentId],
    ['booking', bookingId],
  ] as const;
  return (
    <ul className="space-y-0.5 text-sm">
      {subject !== paymentId && subject !== bookingId && (
        <li>
          <span className="text-soft">{t(kind === 'refund_without_movement' ? 'reconciliation.refund' : 'reconciliation.subject')}</span>{' '}
          <span className="font-mono text-xs break-all" dir="ltr">
            {subject}
          </span>
        </li>
      )}
      {ours.map(
        ([name, id]) =>
          id !== null && (
            <li key={name}>
              <span className="text-soft">{t(`reconciliation.${name}`)}</span>{' '}
              <Link to="/operate/{-$part}" params={{ part: 'books' }} search={{ q: id }} className="link font-mono text-xs break-all">
                {id}
              </Link>
            </li>
          ),
      )}
    </ul>
  );
}
