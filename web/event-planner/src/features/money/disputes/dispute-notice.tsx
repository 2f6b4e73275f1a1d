import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { listDisputesOf } from '../api/disputes.ts';

interface DisputeNoticeProps {
  readonly bookingId: string;
  readonly organizer: { readonly id: string; readonly slug: string };
}

/** On an order whose payment a bank wants back. Nothing where none does, or while that is not known. */
export function DisputeNotice({ bookingId, organizer }: DisputeNoticeProps) {
  const { t } = useTranslation('money');
  const disputes = useQuery(listDisputesOf(organizer.id, bookingId));
  const [dispute] = disputes.data?.items ?? [];
  if (dispute === undefined) return null;
  const isOver = dispute.state === 'won' || dispute.state === 'warning_closed';
  return (
    <Notice tone={isOver ? 'info' : 'warning'} className="mb-5">
      {t('disputes.orderNote', { state: t(`disputes.is_${dispute.state}`) })}{' '}
      <Link to="/organize/$organizer/money/{-$part}" params={{ organizer: organizer.slug, part: 'disputes' }} className="link">
        {t('disputes.toDisputes')}
      </Link>
    </Notice>
  );
}
