import type { NewApiKey } from '@event-planner/contracts/api-keys';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';

interface MadeKeyProps {
  readonly made: NewApiKey;
  readonly onDone: () => void;
}

export function MadeKey({ made, onDone }: MadeKeyProps) {
  const { t } = useTranslation('organizing');
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  // The form that it was asked for with is gone, and with it where one was.
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Panel title={t('keys.shownTitle', { name: made.name })}>
        <div className="space-y-4">
          <Notice tone="good" announce>
            {t('keys.shownOnce')}
          </Notice>
          <div>
            <label htmlFor={id} className="mb-1.5 block font-semibold">
              {t('keys.key')}
            </label>
            <output
              id={id}
              className="block rounded-control border border-line bg-sunken px-3.5 py-2.5 font-mono text-sm [overflow-wrap:anywhere] select-all"
            >
              {made.key}
            </output>
          </div>
          <p className="text-sm text-soft [overflow-wrap:anywhere]">{t('keys.howTo')}</p>
          <div className="flex flex-wrap items-center gap-3">
            <CopyButton text={made.key} label={t('keys.copy')} />
            <Button size="small" onClick={onDone}>
              {t('keys.done')}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}
