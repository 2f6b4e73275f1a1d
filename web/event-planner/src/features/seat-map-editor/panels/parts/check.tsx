import { useEffect, useId, useRef } from 'react';

interface CheckProps {
  readonly label: string;
  /** Undefined where some are and some are not. */
  readonly checked: boolean | undefined;
  readonly onCheck: (checked: boolean) => void;
}

export function Check({ label, checked, onCheck }: CheckProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = checked === undefined;
  }, [checked]);
  return (
    <div className="flex items-center gap-2.5">
      <input
        ref={box}
        id={id}
        type="checkbox"
        checked={checked ?? false}
        onChange={() => onCheck(checked !== true)}
        className="size-5 shrink-0 accent-brand"
      />
      <label htmlFor={id} className="min-h-6 py-1 leading-snug">
        {label}
      </label>
    </div>
  );
}
