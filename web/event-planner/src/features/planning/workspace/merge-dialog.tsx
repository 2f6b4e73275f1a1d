import type { EventSections } from '@event-planner/contracts/planning';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { MergeView } from '../../../components/merging/merge-view.tsx';
import type { Clash } from '../../../lib/merging/merge.ts';
import type { SectionClash } from '../../../lib/saving/draft.ts';
import { useFieldWords } from './field-words.ts';

interface MergeDialogProps {
  readonly clashes: readonly SectionClash<EventSections>[];
  readonly currency: string;
  readonly onResolve: (theirs: readonly SectionClash<EventSections>[]) => void;
  readonly onClose: () => void;
}

/** What two people changed differently, field by field. Closing it decides nothing: nothing of both is lost meanwhile. */
export function MergeDialog({ clashes, currency, onResolve, onClose }: MergeDialogProps) {
  const { t } = useTranslation('organizing');
  const words = useFieldWords(currency);
  const flat = new Map<Clash, SectionClash<EventSections>>(
    clashes.map(entry => [{ ...entry.clash, path: [entry.section, ...entry.clash.path] }, entry]),
  );
  return (
    <Dialog open onClose={onClose} title={t('merge.title')} wide>
      <MergeView
        clashes={[...flat.keys()]}
        nameOf={words.nameOf}
        textOf={words.textOf}
        onMerge={theirs => onResolve(theirs.flatMap(clash => flat.get(clash) ?? []))}
      />
    </Dialog>
  );
}
