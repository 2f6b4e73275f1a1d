import type { Block } from '@event-planner/contracts/block';
import type { TicketType } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listBlocks } from './api/list-blocks.ts';
import { useReleaseBlock } from './api/release-block.ts';

interface BlockListProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly ticketTypes: readonly Pick<TicketType, 'id' | 'name'>[];
  readonly seatName: (seatId: string) => string;
  readonly mayChange: boolean;
}

/** What the team keeps back, and why. */
export function BlockList({ eventId, timeZone, ticketTypes, seatName, mayChange }: BlockListProps) {
  const { t } = useTranslation('organizing');
  const blocks = useQuery(listBlocks(eventId));
  if (blocks.isPending)
    return (
      <Loading className="space-y-3">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </Loading>
    );
  if (blocks.isError) return <ErrorView error={blocks.error} onRetry={() => void blocks.refetch()} />;
  if (blocks.data.items.length === 0) return <p className="rounded-control bg-sunken p-5 text-center text-soft">{t('blocks.none')}</p>;
  const nameOf = (id: string): string => ticketTypes.find(type => type.id === id)?.name ?? t('tickets.unnamed');
  return (
    <ul className="divide-y divide-line">
      {blocks.data.items.map(block => (
        <BlockRow key={block.id} block={block} timeZone={timeZone} nameOf={nameOf} seatName={seatName} mayChange={mayChange} />
      ))}
    </ul>
  );
}

interface BlockRowProps extends Pick<BlockListProps, 'timeZone' | 'seatName' | 'mayChange'> {
  readonly block: Block;
  readonly nameOf: (ticketTypeId: string) => string;
}

function BlockRow({ block, timeZone, nameOf, seatName, mayChange }: BlockRowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const release = useReleaseBlock(block.eventId);
  const parts = [
    ...(block.seats.length > 0 ? [t('blocks.seats', { count: block.seats.length })] : []),
    ...block.places.map(({ ticketTypeId, quantity }) => t('blocks.placesOf', { count: quantity, name: nameOf(ticketTypeId) })),
  ];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {block.reason}
          <Badge tone={block.kind === 'kill' ? 'bad' : 'plain'}>{t(`blocks.${block.kind}`)}</Badge>
        </p>
        <p className="text-soft">{parts.join(', ')}</p>
        {block.note !== null && <p className="text-sm whitespace-pre-line text-soft">{block.note}</p>}
        <p className="text-sm text-soft">
          {t('blocks.by', { name: block.createdBy.name, moment: format.moment(block.createdAt, timeZone) })}
          {block.until !== null && ` ${t('blocks.untilMoment', { moment: format.moment(block.until, timeZone) })}`}
        </p>
        {block.seats.length > 0 && (
          <details className="mt-1 text-sm">
            <summary className="inline-block py-1 font-semibold text-brand">{t('blocks.which')}</summary>
            <ul className="break-words text-soft">
              {block.seats.map(seat => (
                <li key={seat}>{seatName(seat)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {mayChange && (
        <ConfirmButton
          size="small"
          busy={release.isPending}
          title={t('blocks.releaseTitle', { reason: block.reason })}
          text={t('blocks.releaseText')}
          action={t('blocks.release')}
          onConfirm={() => release.mutate(block.id)}
        >
          {t('blocks.release')}
        </ConfirmButton>
      )}
      <Refusal error={release.error} className="basis-full" />
    </li>
  );
}
