import { usualWaitingRoom, type WaitingRoomControl, type WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { getWaitingRoom, useWaitingRoom } from './api/waiting-room.ts';
import { RoomChart } from './room-chart.tsx';

interface PartProps {
  readonly eventId: string;
  readonly mayChange: boolean;
}

/** The waiting room of an on-sale: live figures, pause and rate, and what was set. */
export function WaitingRoomPart({ eventId, mayChange }: PartProps) {
  const { t } = useTranslation('organizing');
  const query = useQuery(getWaitingRoom(eventId));
  const acts = useWaitingRoom(eventId);
  if (query.isPending)
    return (
      <Loading className="space-y-6">
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  if (query.isError && query.data === undefined) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const room = query.data?.room ?? null;
  const failed = [acts.set, acts.setState].find(act => act.isError);
  return (
    <div className="space-y-6">
      {failed && (
        <Notice tone="bad" announce>
          {failed.error?.message}
        </Notice>
      )}
      {room && (
        <Panel title={t('waitingRoom.live')} text={t(`waitingPhase.${room.now.phase}`)}>
          <Figures room={room} />
          <RoomChart samples={room.samples} />
          {mayChange && room.now.phase !== 'closed' && (
            <div className="mt-4 flex flex-wrap gap-3">
              <Button
                look="secondary"
                busy={acts.setState.isPending}
                onClick={() => acts.setState.mutate(room.now.phase === 'paused' ? 'running' : 'paused')}
              >
                {t(room.now.phase === 'paused' ? 'waitingRoom.resume' : 'waitingRoom.pause')}
              </Button>
              <ConfirmButton
                title={t('waitingRoom.closeTitle')}
                text={t('waitingRoom.closeText')}
                action={t('waitingRoom.close')}
                onConfirm={() => acts.setState.mutate('closed')}
              >
                {t('waitingRoom.close')}
              </ConfirmButton>
            </div>
          )}
        </Panel>
      )}
      {mayChange && (
        <Settings
          key={room === null ? 'new' : JSON.stringify(room.settings)}
          room={room}
          busy={acts.set.isPending}
          onSave={acts.set.mutate}
        />
      )}
      {!mayChange && room === null && <Notice>{t('waitingRoom.none')}</Notice>}
    </div>
  );
}

const figures = ['waiting', 'admitted', 'came', 'inside', 'held', 'sold'] as const;

function Figures({ room }: { readonly room: WaitingRoomControl }) {
  const { t, i18n } = useTranslation('organizing');
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {figures.map(figure => (
        <div key={figure}>
          <dt className="text-sm text-soft">{t(`waitingRoom.${figure}`)}</dt>
          <dd className="text-2xl font-bold tabular-nums">{number.format(room[figure])}</dd>
        </div>
      ))}
      <div>
        <dt className="text-sm text-soft">{t('waitingRoom.ratePerMinute')}</dt>
        <dd className="text-2xl font-bold tabular-nums">{number.format(room.now.ratePerMinute)}</dd>
      </div>
    </dl>
  );
}

interface SettingsProps {
  readonly room: WaitingRoomControl | null;
  readonly onSave: (settings: WaitingRoomSettings) => void;
  readonly busy: boolean;
}

const numbers = [
  { name: 'ratePerMinute', min: 1, max: 100_000 },
  { name: 'preQueueMinutes', min: 0, max: 1440 },
  { name: 'admissionMinutes', min: 2, max: 240 },
  { name: 'comeWithinMinutes', min: 1, max: 120 },
] as const;

function Settings({ room, onSave, busy }: SettingsProps) {
  const { t } = useTranslation('organizing');
  const [settings, setSettings] = useState<WaitingRoomSettings>(
    room?.settings ?? { ...usualWaitingRoom, opensAt: new Date(Date.now() + 24 * 3_600_000).toISOString() },
  );
  return (
    <Panel title={t('waitingRoom.settings')} text={t('waitingRoom.settingsText')}>
      <div className="space-y-4">
        <Field
          type="datetime-local"
          label={t('waitingRoom.opensAt')}
          hint={t('waitingRoom.opensAtHint')}
          value={localOf(settings.opensAt)}
          disabled={room?.now.isDrawn === true}
          onChange={event => event.target.value !== '' && setSettings({ ...settings, opensAt: new Date(event.target.value).toISOString() })}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {numbers.map(({ name, min, max }) => (
            <NumberField
              key={name}
              label={t(`waitingRoom.${name}`)}
              min={min}
              max={max}
              value={settings[name]}
              onChange={value => value !== null && setSettings({ ...settings, [name]: value })}
            />
          ))}
        </div>
        <NumberField
          label={t('waitingRoom.maxPerAddress')}
          hint={t('waitingRoom.maxPerAddressHint')}
          orNone
          min={1}
          max={100_000}
          value={settings.maxPerAddress}
          onChange={maxPerAddress => setSettings({ ...settings, maxPerAddress })}
        />
        <Button busy={busy} onClick={() => onSave(settings)}>
          {t(room === null ? 'waitingRoom.make' : 'waitingRoom.save')}
        </Button>
      </div>
    </Panel>
  );
}

/** As the browser's own field wants it, by the clock of whoever looks. */
function localOf(instant: string): string {
  const moment = new Date(instant);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
