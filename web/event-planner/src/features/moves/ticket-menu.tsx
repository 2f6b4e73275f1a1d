import type { Booking, Ticket } from '@event-planner/contracts/booking';
import type { SelfService } from '@event-planner/contracts/self-service';
import { ArrowLeftRight, EllipsisVertical, Forward, Tag } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../lib/server-clock.ts';
import { ExchangeDialog } from './exchange-dialog.tsx';
import { PassOnDialog } from './pass-on-dialog.tsx';
import { SellDialog } from './sell-dialog.tsx';

type Act = 'passOn' | 'exchange' | 'sell';

interface TicketMenuProps {
  readonly booking: Booking;
  readonly ticket: Ticket;
  /** Undefined while nobody has said. */
  readonly terms: SelfService | undefined;
}

/** What its owner may do with a ticket now; nothing where the organizer does it for them. */
export function TicketMenu({ booking, ticket, terms }: TicketMenuProps) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>();
  const acts = ticket.state === 'valid' && booking.state === 'confirmed' ? actsUnder(terms, booking) : [];
  if (acts.length === 0) return null;
  const close = (): void => setAct(undefined);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={t('moves.menu', { place: ticket.place === '' ? ticket.ticketTypeName : ticket.place })}
          className="flex size-11 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-ink"
        >
          <EllipsisVertical aria-hidden className="size-5" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            collisionPadding={12}
            className="z-30 min-w-52 rounded-card border border-line bg-surface p-1.5 shadow-float"
          >
            {acts.map(one => (
              <DropdownMenu.Item
                key={one}
                onSelect={() => setAct(one)}
                className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 outline-none select-none data-highlighted:bg-tint data-highlighted:text-brand"
              >
                {icons[one]}
                {t(`moves.${one}`)}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {act === 'passOn' && <PassOnDialog booking={booking} ticketId={ticket.id} onClose={close} />}
      {act === 'exchange' && <ExchangeDialog booking={booking} ticketId={ticket.id} onClose={close} />}
      {act === 'sell' && <SellDialog booking={booking} ticket={ticket} onClose={close} />}
    </>
  );
}

const icons: Record<Act, ReactNode> = {
  passOn: <Forward aria-hidden className="size-5 rtl:-scale-x-100" />,
  exchange: <ArrowLeftRight aria-hidden className="size-5" />,
  sell: <Tag aria-hidden className="size-5" />,
};

/** What was given is nobody's to sell or to exchange but who bought it. */
function actsUnder(terms: SelfService | undefined, { startsAt, origin }: Booking): readonly Act[] {
  if (terms === undefined) return [];
  const isOpen = (of: { readonly minutesBefore: number } | null): boolean =>
    of !== null && serverNow() < Date.parse(startsAt) - of.minutesBefore * 60_000;
  return [
    ...(isOpen(terms.transfer) ? (['passOn'] as const) : []),
    ...(isOpen(terms.exchange) && origin !== 'transfer' ? (['exchange'] as const) : []),
    ...(isOpen(terms.resale) && origin !== 'transfer' ? (['sell'] as const) : []),
  ];
}
