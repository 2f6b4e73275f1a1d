import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { searchDoor } from './api/calls.ts';
import type { DoorEngine } from './engine.ts';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly more: string;
  readonly valid: boolean;
  readonly inside: boolean;
  readonly entries: number;
}

interface FindByNameProps {
  readonly engine: DoorEngine;
  readonly eventId: string;
  readonly direction: 'in' | 'out';
  /** Resolves once it is decided. */
  readonly onChoose: (ticketId: string) => Promise<void>;
}

/** Whoever has lost their code: by the list on the device, and by the server's where there is a network. */
export function FindByName({ engine, eventId, direction, onChoose }: FindByNameProps) {
  const { t } = useTranslation('door');
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>();
  const find = async (): Promise<void> => {
    const own = engine.findByName(text).map((ticket): Found => ({
      id: ticket.id,
      name: ticket.name,
      more: [ticket.type, ticket.seat].filter(Boolean).join(', '),
      valid: ticket.state === 'valid' && !ticket.blocked,
      inside: ticket.inside,
      entries: ticket.entries,
    }));
    setFound(own);
    const told =
      text.trim().length < 2 ? undefined : await searchDoor(eventId, text.trim(), AbortSignal.timeout(4000)).catch(() => undefined);
    if (told)
      setFound(
        told.items.map(one => ({
          id: one.ticketId,
          name: one.attendeeName,
          more: [...new Set([one.ticketTypeName, one.place, one.reference])].filter(Boolean).join(', '),
          valid: one.state === 'valid' && !one.blocked,
          inside: one.inside,
          entries: one.entries,
        })),
      );
  };
  return (
    <form
      role="search"
      className="space-y-3"
      onSubmit={event => {
        event.preventDefault();
        void find();
      }}
    >
      <Field
        label={t('scan.name')}
        hint={t('scan.nameHint')}
        value={text}
        onChange={event => setText(event.target.value)}
        autoComplete="off"
      />
      <Button type="submit" look="secondary">
        {t('scan.name')}
      </Button>
      <ul aria-live="polite" className="divide-y divide-line">
        {found?.map(one => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <div className="min-w-0">
              <p className="font-semibold break-words">{one.name}</p>
              <p className="text-sm text-soft">
                {[one.more, one.inside ? t('scan.inside') : one.entries > 0 ? t('scan.used') : ''].filter(Boolean).join(' · ')}
              </p>
            </div>
            <Button size="small" look={one.valid ? 'primary' : 'secondary'} onClick={() => void onChoose(one.id).then(find)}>
              {t(direction === 'in' ? 'scan.admit' : 'scan.letOut')}
              <span className="sr-only">: {one.name}</span>
            </Button>
          </li>
        ))}
        {found?.length === 0 && <li className="py-2 text-soft">{t('scan.nobody')}</li>}
      </ul>
    </form>
  );
}
