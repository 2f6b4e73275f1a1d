import { MousePointerClick, PencilRuler, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { isSeated, type Plan, type Section } from '../../plan/plan.ts';
import { addSection, changeSection, itemsOfSection, removeSection } from '../../plan/sections.ts';
import { ofItems } from '../../plan/selection.ts';
import { Check } from '../parts/check.tsx';
import { Group, Pair } from '../parts/group.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { NumberInput } from '../parts/number-input.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { nameProblem } from './label-problem.ts';

/** The plan itself, when nothing is selected: its areas and its grid. */
export function PlanPanel() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const [sections, settings] = [useEditorState(({ plan }) => plan.sections), useEditorState(state => state.settings)];
  const add = (): void => {
    const made = addSection(editor.state.plan, `${t('word.section')} ${sections.length + 1}`);
    editor.apply('section', () => made.plan);
    editor.set({ section: made.section.key });
  };
  return (
    <>
      <Group title={t('heading.areas')}>
        <ul className="space-y-4">
          {sections.map(section => (
            <li key={section.key}>
              <SectionFields section={section} />
            </li>
          ))}
        </ul>
        <Button look="secondary" size="small" onClick={add}>
          <Plus aria-hidden className="size-4" />
          {t('act.addArea')}
        </Button>
      </Group>
      <Group title={t('heading.grid')}>
        <Check label={t('field.snaps')} checked={settings.snaps} onCheck={snaps => editor.set({ snaps })} />
        <Check label={t('field.showsGrid')} checked={settings.showsGrid} onCheck={showsGrid => editor.set({ showsGrid })} />
        <Pair>
          <NumberInput
            label={t('field.grid')}
            least={0.05}
            most={20}
            step={0.05}
            value={settings.grid}
            onChange={grid => editor.set({ grid })}
          />
        </Pair>
      </Group>
    </>
  );
}

const countIn = (plan: Plan, key: number): number =>
  itemsOfSection(plan, key).reduce((sum, item) => sum + (isSeated(item) ? item.seats : 0), 0);

function SectionFields({ section }: { readonly section: Section }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const chosen = useEditorState(({ settings, plan }) => (settings.section ?? plan.sections.at(-1)?.key) === section.key);
  const { key, name, entrance } = section;
  const set = (field: string, change: Parameters<typeof changeSection>[2]): void =>
    void editor.apply('section', plan => changeSection(plan, key, change), `${field} of ${key}`);
  return (
    <div className="rounded-control border border-line p-3">
      <TextInput
        label={t('act.renameArea', { name })}
        value={name}
        problemOf={nameProblem(t)}
        onChange={text => set('name', { name: text })}
      />
      <div className="mt-2">
        <TextInput
          label={t('field.entrance')}
          placeholder={t('field.entranceHint')}
          value={entrance}
          onChange={text => set('entrance', { entrance: text === '' ? undefined : text })}
        />
      </div>
      <div className="mt-1 -mb-1 flex justify-end gap-0.5">
        <IconButton label={t('act.drawHere', { name })} pressed={chosen} onClick={() => editor.set({ section: key })}>
          <PencilRuler aria-hidden />
        </IconButton>
        <IconButton
          label={t('act.selectAll', { name })}
          onClick={() => editor.select(ofItems(itemsOfSection(editor.state.plan, key).map(item => item.key)))}
        >
          <MousePointerClick aria-hidden />
        </IconButton>
        <IconButton
          label={t('act.deleteArea', { name, count: countIn(editor.state.plan, key) })}
          onClick={() => editor.apply('section', plan => removeSection(plan, key))}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
