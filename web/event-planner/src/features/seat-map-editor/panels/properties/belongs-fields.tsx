import { useTranslation } from 'react-i18next';
import { paintSelected } from '../../editor/editing.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { isSeated, type Item } from '../../plan/plan.ts';
import { moveToSection } from '../../plan/sections.ts';
import { Choice } from '../parts/choice.tsx';
import { commonOf } from './common-value.ts';
import { useChange } from './use-change.ts';

/** Of which area and category things are. */
export function BelongsFields({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const change = useChange();
  const [sections, categories] = [useEditorState(({ plan }) => plan.sections), useEditorState(({ plan }) => plan.categories)];
  const seated = items.filter(isSeated);
  const painted = items.flatMap(item => ('category' in item ? [item] : []));
  const hasOwn = painted.some(item => 'marks' in item && item.marks.some(mark => mark.category !== undefined));
  const section = commonOf(seated.map(item => String(item.section)));
  return (
    <>
      {painted.length > 0 && (
        <Choice
          label={t('field.category')}
          mixed={t('field.mixed')}
          value={hasOwn ? undefined : commonOf(painted.map(item => item.category))}
          options={categories.map(({ id, name }) => [id, name])}
          onChoose={category => paintSelected(editor, category)}
        />
      )}
      {seated.length > 0 && (
        <Choice
          label={t('field.section')}
          mixed={t('field.mixed')}
          value={section}
          options={sections.map(({ key, name }) => [String(key), name])}
          onChoose={key => change('section', 'section', (plan, keys) => moveToSection(plan, keys, Number(key)))}
        />
      )}
    </>
  );
}
