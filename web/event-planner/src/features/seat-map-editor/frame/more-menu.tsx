import { EllipsisVertical } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isDirty } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { FileInput } from '../files/file-input.tsx';

interface MoreMenuProps {
  readonly onNew: () => void;
  readonly onOpen: (file: File) => void;
  readonly onExportJson: () => void;
  readonly onExportCsv: (() => void) | undefined;
  readonly onHelp: () => void;
}

const itemClass =
  'flex min-h-11 cursor-pointer items-center rounded-control px-3 outline-none select-none data-highlighted:bg-tint data-highlighted:text-brand';

/** What is needed now and then: files, and beginning again. */
export function MoreMenu({ onNew, onOpen, onExportJson, onExportCsv, onHelp }: MoreMenuProps) {
  const { t } = useTranslation('seatEditor');
  const dirty = useEditorState(isDirty);
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileInput ref={file} onOpen={onOpen} />
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={t('editor.menu')}
          title={t('editor.menu')}
          className="flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
        >
          <EllipsisVertical aria-hidden className="size-5" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={6}
            collisionPadding={12}
            className="z-40 min-w-56 rounded-card border border-line bg-surface p-1.5 shadow-float"
          >
            <DropdownMenu.Item className={itemClass} onSelect={onNew}>
              {t('editor.newPlan')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={itemClass} onSelect={() => file.current?.click()}>
              {t('editor.importFile')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={itemClass} onSelect={onExportJson}>
              {t('editor.exportJson')}
            </DropdownMenu.Item>
            {onExportCsv !== undefined && (
              <DropdownMenu.Item className={itemClass} onSelect={onExportCsv}>
                <span>
                  {t('editor.exportCsv')}
                  {dirty && <span className="block max-w-64 text-sm text-soft">{t('file.csvSavedOnly')}</span>}
                </span>
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className={itemClass} onSelect={onHelp}>
              {t('editor.help')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  );
}
