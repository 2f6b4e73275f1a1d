import { clsx } from 'clsx';
import { CloudOff, Wifi } from 'lucide-react';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Camera } from './camera.tsx';
import type { DoorEngine, DoorState, ScanInput } from './engine.ts';
import { signal } from './feedback.ts';
import { FindByName } from './find-by-name.tsx';
import { ResultView } from './result-view.tsx';
import type { Prepared } from '../../lib/door/store.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useGateName } from '../../lib/gate-name.ts';
import { useTypedCodes } from './use-typed-codes.ts';

interface DoorScreenProps {
  readonly engine: DoorEngine;
  readonly eventId: string;
  readonly logIn: React.ReactNode;
}

/** One gate: scan, type or find, and see at once who may pass. */
export function DoorScreen({ engine, eventId, logIn }: DoorScreenProps) {
  const { t } = useTranslation('door');
  const state = useSyncExternalStore(engine.subscribe, engine.state);
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const [code, setCode] = useState('');
  const scan = (of: Omit<ScanInput, 'direction'>): Promise<void> => engine.scan({ ...of, direction });
  useTypedCodes(typed => void scan({ code: typed, manual: false }));
  const nonce = state.result?.nonce;
  const tell = useEffectEvent(() => signal(state.result?.outcome !== 'refused'));
  useEffect(() => {
    if (nonce !== undefined) tell();
  }, [nonce]);
  if (state.prepared === undefined)
    return (
      <>
        <DoorStatus state={state} logIn={logIn} />
        <p role="status" className="py-10 text-center text-soft">
          {t('ready.preparing')}
        </p>
      </>
    );
  return (
    <div className="space-y-5">
      <DoorStatus state={state} logIn={logIn} />
      <ResultView result={state.result} onUndo={result => void engine.undo(result, t('scan.undoReason'))} />
      <Camera onCode={read => void scan({ code: read, manual: false })} />
      <Choice prepared={state.prepared} direction={direction} onDirection={setDirection} onGate={gate => void engine.chooseGate(gate)} />
      <form
        className="flex items-end gap-3"
        onSubmit={event => {
          event.preventDefault();
          if (code.trim() !== '') void scan({ code: code.trim(), manual: true });
          setCode('');
        }}
      >
        <Field
          label={t('scan.code')}
          value={code}
          onChange={event => setCode(event.target.value)}
          placeholder={t('scan.codeHint')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="grow"
        />
        <Button type="submit">{t('scan.check')}</Button>
      </form>
      <FindByName engine={engine} eventId={eventId} direction={direction} onChoose={ticketId => scan({ ticketId, manual: true })} />
    </div>
  );
}

interface ChoiceProps {
  readonly prepared: Prepared;
  readonly direction: 'in' | 'out';
  readonly onDirection: (direction: 'in' | 'out') => void;
  readonly onGate: (gateId: string) => void;
}

function Choice({ prepared, direction, onDirection, onGate }: ChoiceProps) {
  const { t } = useTranslation('door');
  const { plan } = prepared.door;
  const gateName = useGateName();
  const gates = plan.gates.map(({ id, name }) => ({ value: id, label: gateName(name) }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField label={t('ready.gate')} options={gates} value={prepared.gateId} onChoose={onGate} />
      <fieldset>
        <legend className="mb-1.5 text-sm font-semibold">{t('ready.direction')}</legend>
        <div className="flex gap-2">
          {(['in', 'out'] as const).map(one => (
            <Button
              key={one}
              look={direction === one ? 'primary' : 'secondary'}
              aria-pressed={direction === one}
              className="grow"
              onClick={() => onDirection(one)}
            >
              {t(`ready.${one}`)}
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function DoorStatus({ state, logIn }: { readonly state: DoorState; readonly logIn: React.ReactNode }) {
  const { t } = useTranslation('door');
  const { locale } = useFormat();
  const { connection, prepared, queued, conflicts, tickets } = state;
  const words = { online: 'ready.online', offline: 'ready.offline', login: 'ready.needsLogin', refused: 'ready.refused' } as const;
  const Icon = connection === 'online' ? Wifi : CloudOff;
  const time = prepared && new Date(prepared.updatedAt).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  return (
    <div className="space-y-2">
      <div
        role="status"
        className={clsx('flex flex-wrap items-center gap-x-3 gap-y-1 text-sm', connection === 'online' ? 'text-soft' : 'text-amber-ink')}
      >
        <Icon aria-hidden className="size-4" />
        <span className="font-semibold">{t(words[connection])}</span>
        {time !== undefined && <span>{t('ready.offlineReady', { count: tickets, time })}</span>}
        {queued > 0 && <span className="font-semibold">{t('ready.queued', { count: queued })}</span>}
      </div>
      {connection === 'login' && <Notice tone="warning">{logIn}</Notice>}
      {conflicts > 0 && (
        <Notice tone="warning">
          <strong>{t('ready.conflicts', { count: conflicts })}</strong> {t('ready.conflictsText')}
        </Notice>
      )}
    </div>
  );
}
