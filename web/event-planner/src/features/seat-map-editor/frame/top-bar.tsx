import { Keyboard, PanelRight, Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { isDirty } from '../editor/editor.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { IconButton } from '../panels/parts/icon-button.tsx';
import type { Saving } from '../saving/use-saving.ts';

interface TopBarProps {
  readonly back: ReactNode;
  readonly name: string;
  readonly version: number | undefined;
  readonly onName: (name: string) => void;
  readonly saving: Saving;
  readonly onSave: (() => void) | undefined;
  readonly onHelp: () => void;
  readonly panelShown: boolean;
  readonly onPanel: () => void;
  readonly menu: ReactNode;
}

export function TopBar({ back, name, version, onName, saving, onSave, onHelp, panelShown, onPanel, menu }: TopBarProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const { at, steps } = useEditorState(state => state.history);
  const dirty = useEditorState(isDirty);
  return (
    <header className="flex items-center gap-1 border-b border-line bg-surface px-2 py-1.5 sm:gap-2">
      {back}
      <div className="min-w-0 grow">
        <h1 className="sr-only">{name}</h1>
        <input
          aria-label={t('editor.name')}
          value={name}
          maxLength={200}
          onChange={event => onName(event.target.value)}
          className="w-full max-w-md truncate rounded-control border border-transparent bg-transparent px-2 py-1 font-semibold hover:border-edge"
        />
        <p role="status" className="truncate px-2 text-xs text-soft">
          {[
            version === undefined ? undefined : t('editor.version', { version }),
            stateWords(t, { saving, dirty, saves: onSave !== undefined }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <IconButton
        label={t('editor.undo')}
        title={`${t('editor.undo')} (Ctrl+Z)`}
        disabled={at === 0}
        onClick={editor.undo}
        className="size-11 shrink-0"
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label={t('editor.redo')}
        title={`${t('editor.redo')} (Ctrl+Shift+Z)`}
        disabled={at === steps.length - 1}
        onClick={editor.redo}
        className="size-11 shrink-0"
      >
        <Redo2 aria-hidden />
      </IconButton>
      <IconButton label={t('editor.help')} title={`${t('editor.help')} (?)`} onClick={onHelp} className="size-11 shrink-0 max-sm:hidden">
        <Keyboard aria-hidden />
      </IconButton>
      <IconButton
        label={t(panelShown ? 'editor.hidePanel' : 'editor.showPanel')}
        pressed={panelShown}
        onClick={onPanel}
        className="size-11 shrink-0"
      >
        <PanelRight aria-hidden />
      </IconButton>
      {menu}
      {onSave !== undefined && (
        <Button size="small" className="min-h-11 shrink-0" busy={saving.state === 'busy'} onClick={onSave}>
          {t('editor.save')}
        </Button>
      )}
    </header>
  );
}

interface Known {
  readonly saving: Saving;
  readonly dirty: boolean;
  readonly saves: boolean;
}

function stateWords(t: ReturnType<typeof useTranslation<'seatEditor'>>['t'], { saving, dirty, saves }: Known): string {
  if (saving.state === 'busy') return t('editor.saving');
  if (!saves) return t('editor.keptHere');
  if (saving.state === 'saved' && !dirty) return t('conflict.done', { version: saving.version });
  return t(dirty ? 'editor.unsaved' : 'editor.saved');
}
