import { Maximize, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface MapToolsProps {
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onFit: () => void;
}

export function MapTools({ onZoomIn, onZoomOut, onFit }: MapToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="absolute end-3 bottom-3 flex flex-col overflow-hidden rounded-control border border-line bg-surface shadow-card">
      <Tool label={t('seats.zoomIn')} onClick={onZoomIn}>
        <Plus aria-hidden className="size-5" />
      </Tool>
      <Tool label={t('seats.zoomOut')} onClick={onZoomOut}>
        <Minus aria-hidden className="size-5" />
      </Tool>
      <Tool label={t('seats.fit')} onClick={onFit}>
        <Maximize aria-hidden className="size-5" />
      </Tool>
    </div>
  );
}

const Tool = ({ label, onClick, children }: { readonly label: string; readonly onClick: () => void; readonly children: ReactNode }) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    onClick={onClick}
    className="flex size-11 items-center justify-center not-first:border-t not-first:border-line hover:bg-sunken focus-visible:-outline-offset-3"
  >
    {children}
  </button>
);
