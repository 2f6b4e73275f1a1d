import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Field } from '../../../components/field.tsx';

interface ConflictDialogProps {
  readonly name: string;
  readonly onLoad: () => void;
  readonly onCopy: (name: string) => void;
  readonly onClose: () => void;
}

/** Somebody saved a newer version: theirs is loaded, or one's own is kept beside it. Never overwritten. */
export function ConflictDialog({ name, onLoad, onCopy, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('seatEditor');
  const [copy, setCopy] = useState(`${name} 2`);
  return (
    <Dialog open onClose={onClose} title={t('conflict.title')} text={t('conflict.text')}>
      <form
        className="space-y-4"
        onSubmit={event => {
          event.preventDefault();
          if (copy.trim() !== '' && copy.trim() !== name) onCopy(copy.trim());
        }}
      >
        <Field label={t('conflict.copyName')} value={copy} maxLength={200} onChange={event => setCopy(event.target.value)} />
        <Button type="submit" disabled={copy.trim() === '' || copy.trim() === name}>
          {t('conflict.copy')}
        </Button>
      </form>
      <div className="mt-6 border-t border-line pt-5">
        <Button look="secondary" onClick={onLoad}>
          {t('conflict.load')}
        </Button>
        <p className="mt-2 text-sm text-soft">{t('conflict.loadText')}</p>
      </div>
    </Dialog>
  );
}
