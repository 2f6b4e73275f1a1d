import type { TicketTypeDraft } from '@event-planner/contracts/planning';
import { ArrowDown, ArrowUp, ChevronDown, Copy, EyeOff, HandCoins, Ticket, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSection, useWriting } from '../workspace/sections.ts';
import { copyOf } from './new-ticket.ts';
import { TicketForm } from './ticket-form.tsx';

interface TicketCardProps {
  readonly type: TicketTypeDraft;
  readonly at: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (type: TicketTypeDraft) => void;
  readonly onMove: (to: number) => void;
  readonly onCopy: (copy: TicketTypeDraft) => void;
  readonly onDelete: () => void;
}

/** A ticket type in a line; opened, all of it. */
export function TicketCard({ type, at, open, onOpen, onChange, onMove, onCopy, onDelete }: TicketCardProps) {
  const { t } = useTranslation('organizing');
  const id = useId();
  const { value, readOnly } = useSection('tickets');
  const name = type.name === '' ? t('tickets.unnamed') : type.name;
  const Icon = type.kind === 'donation' ? HandCoins : Ticket;
  return (
    <article aria-label={name} className="rounded-control border border-line">
      <div className="flex flex-wrap items-center gap-x-3 p-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpen(!open)}
          className="flex min-h-11 min-w-0 grow basis-56 items-center gap-3 rounded-control px-2 text-start hover:bg-sunken"
        >
          <ChevronDown aria-hidden className={`size-5 shrink-0 text-soft transition-transform ${open ? 'rotate-180' : ''}`} />
          <Icon aria-hidden className="size-5 shrink-0 text-brand" />
          <span className="min-w-0">
            <span className="block truncate font-semibold">{name}</span>
            <Summary type={type} currency={value.currency} />
          </span>
        </button>
        {!readOnly && (
          <div className="flex max-sm:ms-auto">
            {at > 0 && <IconButton label={t('tickets.up', { name })} icon={<ArrowUp />} onClick={() => onMove(at - 1)} />}
            {at < value.types.length - 1 && (
              <IconButton label={t('tickets.down', { name })} icon={<ArrowDown />} onClick={() => onMove(at + 1)} />
            )}
            <IconButton label={t('tickets.copy', { name })} icon={<Copy />} onClick={() => onCopy(copyOf(type))} />
            <ConfirmButton
              look="quiet"
              size="small"
              label={t('frame.removeNamed', { name })}
              title={t('tickets.deleteTitle', { name })}
              text={t('tickets.deleteText')}
              action={t('frame.delete')}
              onConfirm={onDelete}
            >
              <Trash2 aria-hidden className="size-4.5" />
            </ConfirmButton>
          </div>
        )}
      </div>
      <div id={id} hidden={!open} className="border-t border-line p-4 sm:p-5">
        {open && <TicketForm type={type} at={at} onChange={onChange} />}
      </div>
    </article>
  );
}

function Summary({ type, currency }: { readonly type: TicketTypeDraft; readonly currency: string }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const { seatMap } = useWriting();
  const category = seatMap?.categories.find(({ id }) => id === type.category);
  const price = type.priceMinor === 0 && type.pricing === 'fixed' ? t('tickets.free') : format.money(type.priceMinor, currency);
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
      <span className="tabular-nums">{type.pricing === 'chosen' ? t('tickets.fromPrice', { price }) : price}</span>
      {category !== undefined && (
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-full" style={{ background: category.color }} />
          {category.name}
        </span>
      )}
      {type.capacity !== null && <span>{t('tickets.places', { count: type.capacity })}</span>}
      {type.bundle.length > 0 && <span>{t('tickets.isBundle')}</span>}
      {type.hidden && (
        <Badge>
          <EyeOff aria-hidden className="size-3.5" />
          {t('tickets.hiddenShort')}
        </Badge>
      )}
    </span>
  );
}
