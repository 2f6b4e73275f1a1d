import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { isDirty } from '../editor/editor.ts';
import { useEditor } from '../editor/use-editor.ts';

/** Asks before unsaved work is left behind, though it stays in the browser. */
export function LeaveDialog() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty(editor.state) && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty(editor.state),
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog open onClose={reset} title={t('draft.leaveTitle')} text={t('draft.leaveText')}>
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="secondary" onClick={proceed}>
          {t('draft.leave')}
        </Button>
        <Button onClick={reset}>{t('draft.stay')}</Button>
      </div>
    </Dialog>
  );
}
