import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

interface FileInputProps {
  /** Clicked by the button that stands for it. */
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly onOpen: (file: File) => void;
}

/** The browser's own way to choose a file; the same one can be chosen again. */
export function FileInput({ ref, onOpen }: FileInputProps) {
  const { t } = useTranslation('seatEditor');
  return (
    <input
      ref={ref}
      type="file"
      accept=".json,.csv,application/json,text/csv"
      aria-label={t('editor.importFile')}
      tabIndex={-1}
      className="sr-only"
      onChange={event => {
        const [chosen] = event.target.files ?? [];
        event.target.value = '';
        if (chosen !== undefined) onOpen(chosen);
      }}
    />
  );
}
