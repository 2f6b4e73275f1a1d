import type { PlannedSeries } from '@event-planner/contracts/series';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { same } from '../../lib/merging/merge.ts';
import { getSeries } from './api/get-series.ts';
import { saveSeries } from './api/save-series.ts';
import { TimingFields } from './timing-fields.tsx';

/** Another timing adds and takes away dates, so it is saved on purpose, with the dates it gives in sight. */
export function TimingPart({ series, readOnly }: { readonly series: PlannedSeries; readonly readOnly: boolean }) {
  const { t } = useTranslation('organizing');
  const queries = useQueryClient();
  const [base, setBase] = useState(series);
  const [timing, setTiming] = useState(series.timing);
  const save = useMutation({
    mutationFn: () => saveSeries(series.id, { timing }, base.version),
    onSuccess: saved => {
      queries.setQueryData(getSeries(series.id).queryKey, saved);
      setBase(saved);
      setTiming(saved.timing);
      return queries.invalidateQueries({ queryKey: ['planning', 'list'] });
    },
  });
  const overtaken = series.version > base.version && !same(series.timing, base.timing);
  const takeTheirs = (): void => {
    setBase(series);
    setTiming(series.timing);
  };
  // Whoever changed something else since does not stand in the way.
  if (series.version > base.version && !overtaken) setBase(series);
  const changed = !same(timing, base.timing);
  return (
    <Panel title={t('series.when')} text={t('series.whenText')}>
      <fieldset disabled={readOnly}>
        <TimingFields timing={timing} onChange={setTiming} />
        <Refusal
          error={save.error}
          labels={{ startsAt: t('series.first'), count: t('rule.count'), day: t('rule.lastDay') }}
          className="mt-5"
        />
        {overtaken && (
          <Notice tone="warning" announce className="mt-5">
            {t('series.timingOvertaken')}
            <div className="mt-3 flex flex-wrap gap-3">
              <Button look="secondary" size="small" onClick={takeTheirs}>
                {t('merge.allTheirs')}
              </Button>
              <Button look="secondary" size="small" onClick={() => setBase(series)}>
                {t('merge.allMine')}
              </Button>
            </div>
          </Notice>
        )}
        {!readOnly && (
          <div className="mt-6 flex flex-wrap items-center justify-end gap-4">
            <p role="status" className="text-sm text-soft">
              {save.isSuccess && !changed ? t('series.timingSaved') : ''}
            </p>
            <Button disabled={!changed || overtaken} busy={save.isPending} onClick={() => save.mutate()}>
              {t('series.saveTiming')}
            </Button>
          </div>
        )}
      </fieldset>
    </Panel>
  );
}
