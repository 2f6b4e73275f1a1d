import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { listProviderRefunds } from '../api/provider-refunds.ts';

interface OpenRefundNoticeProps {
  readonly bookingId: string;
  readonly organizer: { readonly id: string; readonly slug: string };
}

/** On an order of which money went back at the provider: until somebody says what for, the order counts it as still there. */
export function OpenRefundNotice({ bookingId, organizer }: OpenRefundNoticeProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const refunds = useInfiniteQuery(listProviderRefunds(organizer.id, true));
  const refund = refunds.data?.pages.flatMap(page => page.items).find(one => one.bookingId === bookingId);
  if (refund === undefined) return null;
  return (
    <Notice tone="warning" className="mb-5">
      {t('providerRefunds.orderNote', { amount: format.money(refund.amountMinor, refund.currency) })}{' '}
      <Link to="/organize/$organizer/money/{-$part}" params={{ organizer: organizer.slug, part: 'refunds' }} className="link">
        {t('providerRefunds.say')}
      </Link>
    </Notice>
  );
}
