import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { Link } from '@tanstack/react-router';
import { Copy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { mayPlan } from '../../../lib/organizing/own-organizer.ts';
import { useCreateEvent } from '../api/create-event.ts';
import { useDeleteDraft } from '../api/delete-draft.ts';
import type { Summary } from './planned-list.tsx';
import { StateBadge } from './state-badge.tsx';

interface PlannedRowProps {
  readonly organizer: OwnOrganizer;
  readonly event: Summary;
  readonly onMade: (eventId: string) => void;
}

export function PlannedRow({ organizer, event, onMade }: PlannedRowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const create = useCreateEvent(organizer.id);
  const remove = useDeleteDraft();
  const title = event.title === '' ? t('events.untitled') : event.title;
  const copyTitle = event.title === '' ? '' : t('events.copyTitle', { title: event.title }).slice(0, 200);
  const copy = (): void => create.mutate({ title: copyTitle, copyOf: event.id }, { onSuccess: made => onMade(made.id) });
  return (
    <article className="relative flex flex-wrap items-center gap-x-4 gap-y-2 p-3 sm:flex-nowrap sm:p-4">
      <img src={event.coverUrl} alt="" loading="lazy" className="size-14 shrink-0 rounded-control bg-tint object-cover" />
      <div className="min-w-0 grow basis-[calc(100%-4.5rem)] sm:basis-0">
        <p className="flex items-center gap-2">
          <Link
            to="/organize/$organizer/events/$id/{-$part}"
            params={{ organizer: organizer.slug, id: event.id, part: undefined }}
            className="min-w-0 truncate font-semibold after:absolute after:inset-0 hover:text-brand"
          >
            {title}
          </Link>
        </p>
        <p className="truncate text-sm text-soft">
          {event.startsAt === null ? t('events.noDate') : format.moment(event.startsAt, event.timeZone)}
          {event.venueName !== null && `, ${event.venueName}`}
        </p>
        {event.visits > 0 && <p className="text-sm text-soft">{t('events.visits', { count: event.visits })}</p>}
      </div>
      <StateBadge state={event.state} />
      {mayPlan(organizer) && (
        <div className="relative z-10 flex shrink-0 gap-1">
          <Button
            look="quiet"
            size="small"
            busy={create.isPending}
            aria-label={t('events.copy', { title })}
            title={t('events.copy', { title })}
            onClick={copy}
          >
            <Copy aria-hidden className="size-4.5" />
          </Button>
          {event.state === 'draft' && (
            <ConfirmButton
              look="quiet"
              size="small"
              busy={remove.isPending}
              label={t('events.delete', { title })}
              title={t('events.deleteTitle', { title })}
              text={t('events.deleteText')}
              action={t('frame.delete')}
              onConfirm={() => remove.mutate(event.id)}
            >
              <Trash2 aria-hidden className="size-4.5" />
            </ConfirmButton>
          )}
        </div>
      )}
      <Refusal error={create.error ?? remove.error} className="basis-full" />
    </article>
  );
}
