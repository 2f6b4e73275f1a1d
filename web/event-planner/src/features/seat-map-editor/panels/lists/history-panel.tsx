import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';

/** What was done, oldest first; any step is one press away, back and forth. */
export function HistoryPanel() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const { steps, at } = useEditorState(({ history }) => history);
  const now = useRef<HTMLLIElement>(null);
  useEffect(() => {
    now.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol aria-label={t('history.title')} className="p-2">
      {steps.map((step, index) => (
        <li key={index} ref={index === at ? now : undefined}>
          <button
            type="button"
            aria-current={index === at ? 'step' : undefined}
            onClick={() => editor.jump(index)}
            className={`flex min-h-9 w-full items-center justify-between gap-3 rounded-control px-3 text-start hover:bg-sunken aria-[current]:bg-tint aria-[current]:font-semibold aria-[current]:text-brand ${index > at ? 'text-soft italic' : ''}`}
          >
            {t(`step.${step.name}`)}
            <span className="text-sm">{index === at ? t('history.now') : index > at ? t('history.ahead') : ''}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
