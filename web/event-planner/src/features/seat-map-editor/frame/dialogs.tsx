import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { noSelection } from '../plan/selection.ts';
import { type TemplateName, templates } from '../templates/templates.ts';
import { useTemplateWords } from '../templates/use-template-words.ts';
import { HelpDialog } from './help-dialog.tsx';
import { StartPicker } from './start-picker.tsx';

interface DialogsProps {
  readonly open: 'help' | 'start' | undefined;
  readonly onClose: () => void;
  readonly onBegun: () => void;
}

/** What is opened from the bar above the plan. */
export function Dialogs({ open, onClose, onBegun }: DialogsProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const words = useTemplateWords();
  const begin = (name: TemplateName): void => {
    onClose();
    editor.apply('load', () => ({ plan: templates[name](words), selection: noSelection }));
    onBegun();
  };
  if (open === 'help') return <HelpDialog onClose={onClose} />;
  if (open === undefined) return null;
  return (
    <Dialog open wide onClose={onClose} title={t('start.replaceTitle')} text={t('start.replaceText')}>
      <StartPicker onChoose={begin} />
    </Dialog>
  );
}
