import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clash } from '../../lib/merging/merge.ts';
import { Button } from '../button.tsx';
import { ClashRow } from './clash-row.tsx';

interface MergeViewProps {
  readonly clashes: readonly Clash[];
  /** What a field is called, for who chooses. */
  readonly nameOf: (clash: Clash) => string;
  readonly textOf: (clash: Clash, value: unknown) => string;
  /** The clashes in which theirs was chosen. */
  readonly onMerge: (theirs: readonly Clash[]) => void;
}

/** Two people changed the same: both versions side by side, and a choice for each. Nothing is chosen beforehand. */
export function MergeView({ clashes, nameOf, textOf, onMerge }: MergeViewProps) {
  const { t } = useTranslation('organizing');
  const [choices, setChoices] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const keyOf = (clash: Clash): string => clash.path.join('/');
  const open = clashes.filter(clash => choices[keyOf(clash)] === undefined).length;
  const all = (side: 'mine' | 'theirs') => (): void => setChoices(Object.fromEntries(clashes.map(clash => [keyOf(clash), side])));
  return (
    <div>
      <p className="text-soft">{t('merge.text')}</p>
      <div className="my-4 flex flex-wrap gap-2">
        <Button look="secondary" size="small" onClick={all('mine')}>
          {t('merge.allMine')}
        </Button>
        <Button look="secondary" size="small" onClick={all('theirs')}>
          {t('merge.allTheirs')}
        </Button>
      </div>
      <ul className="space-y-4">
        {clashes.map(clash => (
          <li key={keyOf(clash)}>
            <ClashRow
              name={nameOf(clash)}
              mine={textOf(clash, clash.mine)}
              theirs={textOf(clash, clash.theirs)}
              choice={choices[keyOf(clash)]}
              onChoose={side => setChoices({ ...choices, [keyOf(clash)]: side })}
            />
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap items-center justify-end gap-4">
        <p role="status" className="text-sm text-soft">
          {open === 0 ? t('merge.ready') : t('merge.open', { count: open })}
        </p>
        <Button disabled={open > 0} onClick={() => onMerge(clashes.filter(clash => choices[keyOf(clash)] === 'theirs'))}>
          {t('merge.save')}
        </Button>
      </div>
    </div>
  );
}
