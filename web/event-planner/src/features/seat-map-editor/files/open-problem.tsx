import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { faultWords } from '../../../lib/faults/fault-words.ts';
import { asSentence } from '../../../lib/format/sentence.ts';
import { mostMegabytes, type Opened, type Wrong } from './read-file.ts';

interface OpenProblemProps {
  readonly opened: Exclude<Opened, { kind: 'plan' }>;
  readonly onClose: () => void;
}

/** Why a file was not opened, place by place. */
export function OpenProblem({ opened, onClose }: OpenProblemProps) {
  const { t } = useTranslation('seatEditor');
  const text = {
    too_large: () => t('file.tooLarge', { mb: mostMegabytes }),
    not_json: () => t('file.notJson'),
    wrong: () => t('file.problems'),
    csv_failed: () =>
      opened.kind === 'csv_failed' && opened.error.status === 401
        ? t('file.signIn')
        : t('file.csvNeedsServer', { detail: opened.kind === 'csv_failed' ? opened.error.message : '' }),
  }[opened.kind]();
  return (
    <Dialog open onClose={onClose} title={t('file.unreadable')} text={text}>
      {opened.kind === 'wrong' && (
        <ul className="max-h-80 list-disc space-y-1 overflow-y-auto ps-5 text-sm">
          {opened.places.map((place, at) => (
            <li key={at}>
              <WrongPlace place={place} />
            </li>
          ))}
          {opened.more > 0 && <li>{t('file.more', { count: opened.more })}</li>}
        </ul>
      )}
      <div className="mt-6 flex justify-end">
        <Button onClick={onClose}>{t('editor.close')}</Button>
      </div>
    </Dialog>
  );
}

function WrongPlace({ place }: { readonly place: Wrong }) {
  const { t } = useTranslation('seatEditor');
  const isCell = 'line' in place;
  const where = isCell
    ? [t('file.line', { line: place.line }), place.column, place.value && `“${place.value}”`].filter(Boolean).join(' · ')
    : place.path.split('/').join(' › ');
  const what = isCell ? t(`csvFault.${place.code}`, { ...place }) : faultWords(place);
  return (
    <>
      {where !== '' && <span className="font-mono">{where}: </span>}
      {where === '' ? asSentence(what) : what}
    </>
  );
}
