import type { Order } from '@event-planner/contracts/orders';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getStrandedOf } from '../api/transfers.ts';

interface StrandedNoticeProps {
  readonly order: Pick<Order, 'id' | 'reference'>;
  readonly organizer: { readonly id: string; readonly slug: string };
}

/** On an order for which money came by transfer that pays nothing: its buyer has it neither here nor back. */
export function StrandedNotice({ order, organizer }: StrandedNoticeProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const lines = useQuery(getStrandedOf(organizer.id, order.id));
  const stuck = lines.data?.items
    .flatMap(({ currency, shares }) => shares.map(share => ({ ...share, currency })))
    .filter(share => share.reference === order.reference && share.state === 'stranded');
  const [first] = stuck ?? [];
  if (stuck === undefined || first === undefined) return null;
  const amountMinor = stuck.reduce((sum, share) => sum + share.amountMinor, 0);
  return (
    <Notice tone="warning" className="mb-5">
      {t('transfers.strandedOfOrder', { amount: format.money(amountMinor, first.currency) })}{' '}
      <Link to="/organize/$organizer/money/{-$part}" params={{ organizer: organizer.slug, part: 'transfers' }} className="link">
        {t('transfers.strandedSay')}
      </Link>
    </Notice>
  );
}
