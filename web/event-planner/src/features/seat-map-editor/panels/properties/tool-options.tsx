import { useTranslation } from 'react-i18next';
import { drawnCategory } from '../../editor/editor.ts';
import type { ToolName } from '../../editor/settings.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { Choice } from '../parts/choice.tsx';
import { Group, Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';
import { BlockOptions, type OptionsProps } from './block-options.tsx';
import { landmarkKinds } from './landmark-kinds.ts';

/** How the tool at hand draws. */
export function ToolOptions({ tool }: { readonly tool: ToolName }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const settings = useEditorState(state => state.settings);
  const options = optionsOf[tool];
  return (
    <Group title={t(`tool.${tool}`)}>
      <p className="text-sm text-soft">{t(`hint.${tool}`)}</p>
      {options !== undefined && options({ settings, set: editor.set, t })}
      {drawsSeats.has(tool) && <DrawnIn />}
    </Group>
  );
}

const drawsSeats: ReadonlySet<ToolName> = new Set(['row', 'block', 'table', 'standing', 'paint']);

/** Of which category and area new seats are. */
function DrawnIn() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const tool = useEditorState(state => state.tool);
  const category = useEditorState(drawnCategory);
  const [plan, section] = [useEditorState(state => state.plan), useEditorState(({ settings }) => settings.section)];
  return (
    <>
      <Choice
        label={t('field.category')}
        value={category}
        options={plan.categories.map(({ id, name }) => [id, name])}
        onChoose={id => editor.set({ category: id })}
      />
      {tool !== 'standing' && tool !== 'paint' && plan.sections.length > 0 && (
        <Choice
          label={t('field.section')}
          value={String(plan.sections.find(({ key }) => key === section)?.key ?? plan.sections.at(-1)?.key ?? '')}
          options={plan.sections.map(({ key, name }) => [String(key), name])}
          onChoose={key => editor.set({ section: Number(key) })}
        />
      )}
    </>
  );
}

const optionsOf: { readonly [Name in ToolName]?: (props: OptionsProps) => React.ReactNode } = {
  row: ({ settings, set, t }) => (
    <Pair>
      <NumberInput
        label={t('field.seats')}
        least={1}
        most={500}
        placeholder={t('field.asManyAsFit')}
        value={settings.rowSeats}
        onChange={rowSeats => set({ rowSeats: Math.round(rowSeats) })}
        onClear={() => set({ rowSeats: undefined })}
      />
      <NumberInput label={t('field.pitch')} least={0.5} most={20} step={0.05} value={settings.pitch} onChange={pitch => set({ pitch })} />
    </Pair>
  ),
  block: props => <BlockOptions {...props} />,
  table: ({ settings: { table }, set, t }) => (
    <Pair>
      <Choice
        label={t('field.shape')}
        value={table.shape}
        options={[
          ['round', t('field.round')],
          ['rectangular', t('field.rectangular')],
        ]}
        onChoose={shape => set({ table: { ...table, shape } })}
      />
      <NumberInput
        label={t('field.seats')}
        least={1}
        most={100}
        value={table.seats}
        onChange={seats => set({ table: { ...table, seats: Math.round(seats) } })}
      />
    </Pair>
  ),
  landmark: ({ settings, set, t }) => (
    <Choice
      label={t('field.kind')}
      value={settings.landmark}
      options={landmarkKinds.map(kind => [kind, t(`landmark.${kind}`)])}
      onChoose={landmark => set({ landmark })}
    />
  ),
  paint: ({ settings: { brush }, set, t }) => (
    <>
      <Pair>
        <Choice
          label={t('field.brushReach')}
          value={brush.reach}
          options={(['seats', 'rows', 'areas'] as const).map(reach => [reach, t(`reach.${reach}`)])}
          onChoose={reach => set({ brush: { ...brush, reach } })}
        />
        <Choice
          label={t('field.brushShape')}
          value={brush.shape}
          options={(['stroke', 'band'] as const).map(shape => [shape, t(`brush.${shape}`)])}
          onChoose={shape => set({ brush: { ...brush, shape } })}
        />
      </Pair>
      {brush.shape === 'stroke' && (
        <NumberInput
          label={t('field.brushRadius')}
          least={0.1}
          most={20}
          step={0.2}
          value={brush.radius}
          onChange={radius => set({ brush: { ...brush, radius } })}
        />
      )}
    </>
  ),
};
