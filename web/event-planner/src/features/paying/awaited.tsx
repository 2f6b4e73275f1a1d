import type { Booking } from '@event-planner/contracts/booking';
import type { PaymentInstructions } from '@event-planner/contracts/payment-ways';
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { getInstructions } from './api/ways.ts';

/** How to pay what waits for its money; nothing for what the provider has in hand. */
export function AwaitedPayment({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const { awaits, id } = booking;
  if (awaits === null || awaits === 'processing') return null;
  return (
    <section aria-labelledby="how-to-pay" className="card max-w-3xl p-5 sm:p-6">
      <h2 id="how-to-pay" className="text-xl">
        {t(awaits === 'invoice' ? 'awaited.asked' : 'awaited.how')}
      </h2>
      <Instructions bookingId={id} />
      <Link to="/bookings/$id/pay" params={{ id }} className={buttonClass({ look: 'secondary', className: 'mt-5' })}>
        {t('awaited.otherwise')}
      </Link>
    </section>
  );
}

function Instructions({ bookingId }: { readonly bookingId: string }) {
  const found = useQuery(getInstructions(bookingId));
  if (found.isError) return <ErrorView error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined)
    return (
      <Loading>
        <Skeleton className="mt-4 h-40" />
      </Loading>
    );
  return (
    <div className={clsx('mt-4 grid gap-6', found.data.code !== null && 'sm:grid-cols-[minmax(0,1fr)_auto]')}>
      <Facts instructions={found.data} />
      {found.data.code !== null && <Code code={found.data.code} />}
    </div>
  );
}

function Facts({ instructions: { account, amountMinor, currency, reference } }: { readonly instructions: PaymentInstructions }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [
    [t('awaited.amount'), format.money(amountMinor, currency)],
    ...(account
      ? ([
          [t('awaited.holder'), account.holder],
          [t('awaited.iban'), spaced(account.iban)],
        ] as const)
      : []),
    ...(account?.bic ? ([[t('awaited.bic'), account.bic]] as const) : []),
    [t('awaited.reference'), reference],
  ] as const;
  return (
    <div>
      <dl className="space-y-2">
        {rows.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4 border-b border-line pb-2">
            <dt className="text-soft">{name}</dt>
            <dd className="font-mono font-medium break-all" dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {account && (
        <>
          <p className="mt-3 text-sm text-soft">{t('awaited.exactly')}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <CopyButton text={account.iban} label={t('awaited.copyIban')} />
            <CopyButton text={reference} label={t('awaited.copyReference')} />
          </div>
        </>
      )}
    </div>
  );
}

function Code({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  return (
    <figure className="w-44">
      <QrCode text={code} label={t('awaited.code')} className="w-full rounded-control border border-line" />
      <figcaption className="mt-2 text-sm text-soft">{t('awaited.codeText')}</figcaption>
    </figure>
  );
}

/** As it is printed: in groups of four. */
const spaced = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');
