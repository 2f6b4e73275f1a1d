import { PartField } from './part-field.tsx';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Undefined where what is selected has several. */
  readonly value: Value | undefined;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly onChoose: (value: Value) => void;
  readonly mixed?: string;
}

export const Choice = <Value extends string>({ label, value, options, onChoose, mixed = '' }: ChoiceProps<Value>) => (
  <PartField label={label}>
    {id => (
      <select
        id={id}
        value={value ?? ''}
        onChange={event => {
          const chosen = options.find(([option]) => option === event.target.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
        className="min-h-9 w-full truncate rounded-control border border-edge bg-surface px-2 hover:border-brand"
      >
        {value === undefined && <option value="">{mixed}</option>}
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    )}
  </PartField>
);
