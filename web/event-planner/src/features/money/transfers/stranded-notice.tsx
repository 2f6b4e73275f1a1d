import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getLines } from '../api/transfers.ts';

interface StrandedNoticeProps {
  readonly reference: string;
  readonly organizer: { readonly id: string; readonly slug: string };
}

/** On an order for which money came by transfer that pays nothing: its buyer has it neither here nor back. */
export function StrandedNotice({ reference, organizer }: StrandedNoticeProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const lines = useInfiniteQuery(getLines(organizer.id, 'stranded'));
  const stuck = lines.data?.pages
    .flatMap(page => page.items)
    .flatMap(({ currency, shares }) => shares.map(share => ({ ...share, currency })))
    .filter(share => share.reference === reference && share.state === 'stranded');
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
