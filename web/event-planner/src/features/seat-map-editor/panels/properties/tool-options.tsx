import { rowLabelSchemes, seatNumberSchemes } from '@event-planner/contracts/seat-map';
import { useTranslation } from 'react-i18next';
import { drawnCategory } from '../../editor/editor.ts';
import type { Settings, ToolName } from '../../editor/settings.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { Check } from '../parts/check.tsx';
import { Choice } from '../parts/choice.tsx';
import { Group, Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';
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

interface OptionsProps {
  readonly settings: Settings;
  readonly set: (change: Partial<Settings>) => void;
  readonly t: ReturnType<typeof useTranslation<'seatEditor'>>['t'];
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

function BlockOptions({ settings: { block }, set, t }: OptionsProps) {
  const change = (part: Partial<Settings['block']>): void => set({ block: { ...block, ...part } });
  return (
    <>
      <Pair>
        <NumberInput
          label={t('field.rows')}
          least={1}
          most={100}
          value={block.rows}
          onChange={rows => change({ rows: Math.round(rows) })}
        />
        <NumberInput
          label={t('field.seats')}
          least={1}
          most={500}
          value={block.seats}
          onChange={seats => change({ seats: Math.round(seats) })}
        />
        <NumberInput label={t('field.pitch')} least={0.5} most={20} step={0.05} value={block.pitch} onChange={pitch => change({ pitch })} />
        <NumberInput
          label={t('field.rowDistance')}
          least={0.5}
          most={20}
          step={0.05}
          value={block.rowDistance}
          onChange={rowDistance => change({ rowDistance })}
        />
        <NumberInput label={t('field.curve')} least={-100} most={100} step={0.25} value={block.bend} onChange={bend => change({ bend })} />
        <NumberInput
          label={t('field.firstNumber')}
          least={0}
          most={9999}
          value={block.firstNumber}
          onChange={first => change({ firstNumber: Math.round(first) })}
        />
      </Pair>
      <Check label={t('field.stagger')} checked={block.stagger} onCheck={stagger => change({ stagger })} />
      <Choice
        label={t('field.rowLabels')}
        value={block.labels.scheme}
        options={rowLabelSchemes.map(scheme => [scheme, t(`labelScheme.${scheme}`)])}
        onChoose={scheme => change({ labels: { ...block.labels, scheme } })}
      />
      <Choice
        label={t('field.seatNumbers')}
        value={block.numbers}
        options={seatNumberSchemes.map(scheme => [scheme, t(`numberScheme.${scheme}`)])}
        onChoose={numbers => change({ numbers })}
      />
    </>
  );
}
