import type { Postponement } from '@event-planner/contracts/postponement';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { getPostponement, useExtendPostponement } from './api/postponement.ts';

interface PostponementViewProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly mayRefund: boolean;
}

/** Of an event that was postponed: who was told, and how many gave their tickets back. Nothing of one that never was. */
export function PostponementView({ eventId, ...shown }: PostponementViewProps) {
  const found = useQuery(getPostponement(eventId));
  if (found.isError) return <Refusal error={found.error} />;
  const postponement = found.data?.postponement;
  return postponement ? <Told postponement={postponement} eventId={eventId} {...shown} /> : null;
}

function Told({ postponement, eventId, timeZone, mayRefund }: PostponementViewProps & { readonly postponement: Postponement }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const { givenBack, refundUntil, isOpen } = postponement;
  const amounts = givenBack.amounts.map(one => format.money(one.amountMinor, one.currency)).join(' + ');
  const facts = [
    [t('postponing.told'), t(postponement.allTold ? 'postponing.allTold' : 'postponing.someTold', { count: postponement.ordersTold })],
    [t('postponing.givenBack'), t('postponing.ofOrders', { tickets: givenBack.tickets, count: givenBack.orders })],
    [t('postponing.amount'), amounts || t('cancelling.none')],
    [t('postponing.left'), String(postponement.ticketsLeft)],
  ] as const;
  return (
    <Panel
      title={t('postponing.title')}
      text={t(isOpen ? 'postponing.open' : 'postponing.over', { moment: format.moment(refundUntil, timeZone) })}
    >
      <dl className="divide-y divide-line">
        {facts.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4 py-2">
            <dt className="text-soft">{name}</dt>
            <dd className="text-end font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {mayRefund && isOpen && <MoreTime eventId={eventId} refundUntil={refundUntil} />}
    </Panel>
  );
}

const weekMs = 7 * 86_400_000;

function MoreTime({ eventId, refundUntil }: { readonly eventId: string; readonly refundUntil: string }) {
  const { t } = useTranslation('organizing');
  const extend = useExtendPostponement(eventId);
  return (
    <div className="mt-4 space-y-3">
      <Button
        look="secondary"
        size="small"
        busy={extend.isPending}
        onClick={() => extend.mutate(new Date(new Date(refundUntil).getTime() + weekMs).toISOString())}
      >
        {t('postponing.week')}
      </Button>
      <Refusal error={extend.error} />
    </div>
  );
}
