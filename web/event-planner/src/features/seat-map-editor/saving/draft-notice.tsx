import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';

interface DraftNoticeProps {
  readonly at: number;
  readonly onDiscard: () => void;
}

/** Unsaved work was found and is shown; it can be let go. */
export function DraftNotice({ at, onDiscard }: DraftNoticeProps) {
  const { t, i18n } = useTranslation('seatEditor');
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return (
    <Notice className="m-2" announce>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>{t('draft.restored', { when })}</p>
        <span className="flex gap-2">
          <Button look="quiet" size="small" onClick={onDiscard}>
            {t('draft.discard')}
          </Button>
          <Button look="secondary" size="small" onClick={() => setShown(false)}>
            {t('editor.close')}
          </Button>
        </span>
      </div>
    </Notice>
  );
}
