import { useTranslation } from 'react-i18next';
import { type LabelItem, type LandmarkItem, type LandmarkKind, mapItems, type StandingItem } from '../../plan/plan.ts';
import { Choice } from '../parts/choice.tsx';
import { Group, Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { BelongsFields } from './belongs-fields.tsx';
import { nameProblem } from './label-problem.ts';
import { landmarkKinds } from './landmark-kinds.ts';
import { useChange } from './use-change.ts';

export function StandingPanel({ area }: { readonly area: StandingItem }) {
  const { t } = useTranslation('seatEditor');
  const change = useChange();
  const set = (field: string, part: Partial<StandingItem>): void =>
    change('change', field, (plan, keys) => mapItems(plan, keys, item => (item.type === 'standing' ? { ...item, ...part } : item)));
  return (
    <Group title={t('heading.standing')}>
      <TextInput label={t('field.name')} isName value={area.name} problemOf={nameProblem(t)} onChange={name => set('name', { name })} />
      <BelongsFields items={[area]} />
      <Pair>
        <NumberInput
          label={t('field.capacity')}
          least={1}
          most={200_000}
          value={area.capacity}
          onChange={capacity => set('capacity', { capacity: Math.round(capacity) })}
        />
      </Pair>
      <TextInput
        label={t('field.entrance')}
        placeholder={t('field.entranceHint')}
        value={area.entrance}
        onChange={entrance => set('entrance', { entrance: entrance === '' ? undefined : entrance })}
      />
    </Group>
  );
}

export function LandmarkPanel({ landmark }: { readonly landmark: LandmarkItem }) {
  const { t } = useTranslation('seatEditor');
  const change = useChange();
  const set = (field: string, part: Partial<LandmarkItem>): void =>
    change('change', field, (plan, keys) => mapItems(plan, keys, item => (item.type === 'landmark' ? { ...item, ...part } : item)));
  const rename = (kind: LandmarkKind): Partial<LandmarkItem> =>
    landmark.name === t(`landmark.${landmark.kind ?? 'other'}`) ? { kind, name: t(`landmark.${kind}`) } : { kind };
  return (
    <Group title={t('heading.landmark')}>
      <TextInput label={t('field.name')} isName value={landmark.name} problemOf={nameProblem(t)} onChange={name => set('name', { name })} />
      <Choice
        label={t('field.kind')}
        value={landmark.kind ?? 'other'}
        options={landmarkKinds.map(kind => [kind, t(`landmark.${kind}`)])}
        onChoose={kind => set('kind', rename(kind))}
      />
    </Group>
  );
}

export function LabelPanel({ label }: { readonly label: LabelItem }) {
  const { t } = useTranslation('seatEditor');
  const change = useChange();
  const set = (field: string, part: Partial<LabelItem>): void =>
    change('change', field, (plan, keys) => mapItems(plan, keys, item => (item.type === 'label' ? { ...item, ...part } : item)));
  return (
    <Group title={t('heading.label')}>
      <TextInput label={t('field.text')} isName value={label.text} problemOf={nameProblem(t)} onChange={text => set('text', { text })} />
      <Pair>
        <NumberInput
          label={t('field.size')}
          least={0.2}
          most={100}
          step={0.2}
          value={label.size}
          onChange={size => set('size', { size })}
        />
        <NumberInput
          label={t('field.rotation')}
          least={-360}
          most={360}
          step={5}
          value={label.rotation}
          onChange={rotation => set('rotation', { rotation })}
        />
      </Pair>
    </Group>
  );
}
