import type { PlannedSeries, SeriesSections } from '@event-planner/contracts/series';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import type { SavingState } from '../../lib/saving/draft.ts';
import { serverNow } from '../../lib/server-clock.ts';

interface SeriesSavingProps {
  readonly series: PlannedSeries;
  readonly edits: readonly (keyof SeriesSections)[];
  readonly state: SavingState;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onMerge: () => void;
}

/** Says before saving how many dates a change reaches, and how many keep what they have of their own. */
export function SeriesSaving({ series, edits, state, sending, error, onSave, onDiscard, onMerge }: SeriesSavingProps) {
  const { t } = useTranslation('organizing');
  const [asking, setAsking] = useState(false);
  if (edits.length === 0) return null;
  const toCome = series.dates.filter(({ startsAt }) => startsAt === null || Date.parse(startsAt) > serverNow());
  const own = toCome.filter(({ overrides }) => overrides.some(name => edits.some(edit => edit === name)));
  const reached = toCome.length - own.length;
  return (
    <Notice tone="warning" className="mb-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status">
          {t('series.changed', { sections: edits.map(name => t(`parts.${name}`)).join(', ') })}
          {state === 'incomplete' && ` ${t('saving.incomplete')}`}
          {state === 'unreachable' && ` ${t('saving.unreachable')}`}
        </p>
        <div className="flex flex-wrap gap-2">
          {state === 'overtaken' ? (
            <Button size="small" onClick={onMerge}>
              {t('saving.merge')}
            </Button>
          ) : (
            <Button size="small" busy={sending} disabled={state === 'incomplete'} onClick={() => setAsking(true)}>
              {t('series.saveChange')}
            </Button>
          )}
          <Button look="secondary" size="small" onClick={onDiscard}>
            {t('saving.discard')}
          </Button>
        </div>
      </div>
      <Refusal error={error} className="mt-3" />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('series.changeTitle', { count: reached })}
        text={own.length > 0 ? t('series.changeOwn', { count: own.length }) : t('series.changeText')}
      >
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={() => setAsking(false)}>
            {t('frame.keep')}
          </Button>
          <Button
            onClick={() => {
              setAsking(false);
              onSave();
            }}
          >
            {t('series.changeAll')}
          </Button>
        </div>
      </Dialog>
    </Notice>
  );
}
