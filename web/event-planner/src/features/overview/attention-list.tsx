import { Link } from '@tanstack/react-router';
import { CalendarClock, ChevronRight, PencilLine, TicketX, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';
import type { Attention } from './attention.ts';

const icons = { to_give_back: Undo2, draft: PencilLine, soon: CalendarClock, sold_out: TicketX, nearly_sold_out: TicketX } as const;

const partOf = {
  to_give_back: 'cancellation',
  draft: 'publish',
  soon: undefined,
  sold_out: undefined,
  nearly_sold_out: undefined,
} as const;

export function AttentionList({ items, organizer }: { readonly items: readonly Attention[]; readonly organizer: string }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const textOf = (item: Attention): string => {
    switch (item.kind) {
      case 'to_give_back':
        return t('overview.toGiveBack', { count: item.orders });
      case 'draft':
        return item.missing === 0 ? t('overview.ready') : t('overview.lacks', { count: item.missing });
      case 'soon':
        return t('overview.soon', { moment: format.moment(item.event.startsAt ?? '', item.event.timeZone) });
      case 'sold_out':
        return t('overview.soldOut');
      case 'nearly_sold_out':
        return t('overview.nearlySoldOut', { count: item.left });
    }
  };
  if (items.length === 0) return <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('overview.calm')}</p>;
  return (
    <ul className="divide-y divide-line">
      {items.map(item => {
        const Icon = icons[item.kind];
        return (
          <li key={`${item.kind} ${item.event.id}`}>
            <Link
              to="/organize/$organizer/events/$id/{-$part}"
              params={{ organizer, id: item.event.id, part: partOf[item.kind] }}
              className="group flex min-h-14 items-center gap-3 py-2"
            >
              <Icon aria-hidden className="size-5 shrink-0 text-brand" />
              <span className="min-w-0 grow">
                <span className="block truncate font-semibold group-hover:text-brand">
                  {item.event.title === '' ? t('events.untitled') : item.event.title}
                </span>
                <span className="block text-sm text-soft">{textOf(item)}</span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-soft rtl:-scale-x-100" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
