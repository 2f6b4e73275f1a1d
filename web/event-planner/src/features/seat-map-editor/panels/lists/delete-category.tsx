import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { Dialog } from '../../../../components/dialog/dialog.tsx';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { removeCategory } from '../../plan/categories.ts';
import type { Category } from '../../plan/plan.ts';
import { Choice } from '../parts/choice.tsx';

interface DeleteCategoryProps {
  readonly category: Category;
  readonly count: number;
  readonly onClose: () => void;
}

/** A category with seats is only deleted for another one. */
export function DeleteCategory({ category, count, onClose }: DeleteCategoryProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const others = useEditorState(({ plan }) => plan.categories).filter(({ id }) => id !== category.id);
  const [instead, setInstead] = useState(others[0]?.id);
  const remove = (): void => {
    onClose();
    if (instead !== undefined) editor.apply('category', plan => removeCategory(plan, category.id, instead));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('categories.deleteTitle', { name: category.name })}
      text={t('categories.deleteText', { count })}
    >
      <Choice label={t('categories.instead')} value={instead} options={others.map(({ id, name }) => [id, name])} onChoose={setInstead} />
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button look="secondary" onClick={onClose}>
          {t('editor.cancel')}
        </Button>
        <Button onClick={remove}>{t('categories.delete', { name: category.name })}</Button>
      </div>
    </Dialog>
  );
}
