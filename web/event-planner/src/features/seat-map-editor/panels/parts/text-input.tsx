import { useEffect, useState } from 'react';
import { PartField } from './part-field.tsx';

interface TextInputProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Why this text cannot be taken, if so. */
  readonly problemOf?: (text: string) => string | undefined;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string | undefined;
  /** The field the rename key goes to. */
  readonly isName?: boolean;
}

export const nameFieldClass = 'seat-editor-name';

/** A text that is taken over as it is typed, unless it cannot be one. */
export function TextInput({ label, value = '', problemOf, onChange, placeholder, isName = false }: TextInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const problem = text === value ? undefined : problemOf?.(text.trim());
  return (
    <PartField label={label} problem={problem}>
      {id => (
        <input
          id={id}
          value={text}
          autoComplete="off"
          placeholder={placeholder}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={event => {
            setText(event.target.value);
            const trimmed = event.target.value.trim();
            if (problemOf?.(trimmed) === undefined && trimmed !== value) onChange(trimmed);
          }}
          onBlur={() => setText(value)}
          className={`min-h-9 w-full rounded-control border border-edge bg-surface px-2.5 placeholder:text-sm placeholder:text-soft hover:border-brand aria-invalid:border-danger ${isName ? nameFieldClass : ''}`}
        />
      )}
    </PartField>
  );
}
