import { clsx } from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { matching } from './matching.ts';
import type { Option } from './select-field.tsx';

interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly className?: string;
  readonly ref?: React.Ref<HTMLInputElement>;
}

const mostShown = 60;

/** One of many, found by typing a part of its name. Follows the combobox pattern of the ARIA authoring practices. */
export function Combobox({ label, value, options, onChoose, hint, problem, className, ref }: ComboboxProps) {
  const { t } = useTranslation('organizing');
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState<string>();
  const [active, setActive] = useState(0);
  const chosen = options.find(option => option.value === value)?.label ?? value;
  const shown = text === undefined ? [] : matching(options, text, mostShown);
  const close = (): void => setText(undefined);
  const choose = (option: Option | undefined): void => {
    if (option !== undefined) onChoose(option.value);
    close();
  };
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (): void => {
    setText('');
    setActive(0);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const keys: Readonly<Record<string, (() => void) | undefined>> =
      text === undefined
        ? { ArrowDown: open, ArrowUp: open, Enter: open }
        : { ArrowDown: () => move(active + 1), ArrowUp: () => move(active - 1), Enter: () => choose(shown[active]), Escape: close };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={clsx('relative', className)}>
      <Field
        ref={ref}
        label={label}
        hint={hint}
        problem={problem}
        role="combobox"
        autoComplete="off"
        aria-expanded={text !== undefined}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${active}`}
        value={text ?? chosen}
        placeholder={chosen}
        onClick={() => text === undefined && open()}
        onChange={event => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        after={<ChevronsUpDown aria-hidden className="pointer-events-none me-2 size-4.5 text-soft" />}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={text === undefined}
        className="absolute inset-x-0 z-30 mt-1 max-h-72 overflow-y-auto rounded-control border border-line bg-surface p-1 shadow-float"
      >
        {shown.map((option, at) => (
          <li
            key={option.value}
            id={`${id}-${at}`}
            role="option"
            aria-selected={option.value === value}
            // Before the field loses its focus, which would close the list under the pointer.
            onMouseDown={event => {
              event.preventDefault();
              choose(option);
            }}
            className={clsx(
              'cursor-pointer rounded-md px-3 py-2',
              at === active && 'bg-tint text-brand',
              option.value === value && 'font-semibold',
            )}
          >
            {option.label}
          </li>
        ))}
        {shown.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className="px-3 py-2 text-soft">
            {t('frame.nothingFound')}
          </li>
        )}
      </ul>
    </div>
  );
}
