import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Field } from './field.tsx';

const pauseMs = 300;

/** Searches a moment after the last key. */
interface SearchFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted === value) return;
    const timer = setTimeout(() => onSearch(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Field
      label={label}
      type="search"
      className="grow basis-60"
      value={text}
      onChange={event => setText(event.target.value)}
      after={<Search aria-hidden className="me-3 size-4.5 text-soft" />}
    />
  );
}
