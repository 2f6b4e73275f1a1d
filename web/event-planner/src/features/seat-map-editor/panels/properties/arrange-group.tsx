import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Copy,
  FlipHorizontal2,
  FlipVertical2,
  RotateCcw,
  RotateCw,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  alignSelected,
  distributeSelected,
  duplicateSelected,
  flipSelected,
  removeSelected,
  rotateSelected,
} from '../../editor/editing.ts';
import type { Editor } from '../../editor/editor.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { Group } from '../parts/group.tsx';
import { IconButton } from '../parts/icon-button.tsx';

interface Arrangement {
  readonly name: `act.${'alignLeft' | 'alignCentre' | 'alignRight' | 'alignTop' | 'alignMiddle' | 'alignBottom' | 'distributeHorizontal' | 'distributeVertical' | 'rotateLeft' | 'rotateRight' | 'flipHorizontal' | 'flipVertical' | 'duplicate' | 'delete'}`;
  readonly icon: ReactNode;
  readonly act: (editor: Editor) => void;
  /** How many things it needs. */
  readonly least: number;
}

const arrangements: readonly Arrangement[] = [
  { name: 'act.alignLeft', icon: <AlignStartVertical aria-hidden />, act: editor => alignSelected(editor, 'left'), least: 2 },
  { name: 'act.alignCentre', icon: <AlignCenterVertical aria-hidden />, act: editor => alignSelected(editor, 'centre'), least: 2 },
  { name: 'act.alignRight', icon: <AlignEndVertical aria-hidden />, act: editor => alignSelected(editor, 'right'), least: 2 },
  { name: 'act.alignTop', icon: <AlignStartHorizontal aria-hidden />, act: editor => alignSelected(editor, 'top'), least: 2 },
  { name: 'act.alignMiddle', icon: <AlignCenterHorizontal aria-hidden />, act: editor => alignSelected(editor, 'middle'), least: 2 },
  { name: 'act.alignBottom', icon: <AlignEndHorizontal aria-hidden />, act: editor => alignSelected(editor, 'bottom'), least: 2 },
  {
    name: 'act.distributeHorizontal',
    icon: <AlignHorizontalDistributeCenter aria-hidden />,
    act: editor => distributeSelected(editor, 'horizontal'),
    least: 3,
  },
  {
    name: 'act.distributeVertical',
    icon: <AlignVerticalDistributeCenter aria-hidden />,
    act: editor => distributeSelected(editor, 'vertical'),
    least: 3,
  },
  { name: 'act.rotateLeft', icon: <RotateCcw aria-hidden />, act: editor => rotateSelected(editor, -15), least: 1 },
  { name: 'act.rotateRight', icon: <RotateCw aria-hidden />, act: editor => rotateSelected(editor, 15), least: 1 },
  { name: 'act.flipHorizontal', icon: <FlipVertical2 aria-hidden />, act: editor => flipSelected(editor, 'horizontal'), least: 1 },
  { name: 'act.flipVertical', icon: <FlipHorizontal2 aria-hidden />, act: editor => flipSelected(editor, 'vertical'), least: 1 },
  { name: 'act.duplicate', icon: <Copy aria-hidden />, act: duplicateSelected, least: 1 },
  { name: 'act.delete', icon: <Trash2 aria-hidden />, act: removeSelected, least: 1 },
];

/** What can be done to whatever is selected. */
export function ArrangeGroup() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const count = useEditorState(({ selection }) => selection.items.size);
  return (
    <Group title={t('heading.arrange')}>
      <div className="-mx-1 flex flex-wrap gap-0.5">
        {arrangements.map(({ name, icon, act, least }) => (
          <IconButton key={name} label={t(name)} disabled={count < least} onClick={() => act(editor)}>
            {icon}
          </IconButton>
        ))}
      </div>
    </Group>
  );
}
