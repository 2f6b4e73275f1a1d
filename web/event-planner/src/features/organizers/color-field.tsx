import { CircleAlert, CircleCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { controlClass } from '../../components/field.tsx';
import { contrastOf, readableContrast } from '@event-planner/contracts/contrast';

interface ColorFieldProps {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

const suggestion = '#0d5c4d';

/** A colour with what it does to text, said at once rather than after saving. */
export function ColorField({ name, value, onChange }: ColorFieldProps) {
  const { t } = useTranslation('organizing');
  const id = useId();
  const contrast = value === null ? undefined : contrastOf(value, '#ffffff');
  const readable = contrast === undefined || contrast >= readableContrast;
  const Sign = readable ? CircleCheck : CircleAlert;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {t('settings.color')}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          type="color"
          value={value ?? suggestion}
          onChange={event => onChange(event.target.value)}
          aria-describedby={`${id}-contrast`}
          className={`${controlClass} w-20! cursor-pointer p-1!`}
        />
        {value !== null && (
          <>
            <span className="font-mono text-sm">{value}</span>
            <Button look="quiet" size="small" onClick={() => onChange(null)}>
              {t('settings.colorNone')}
            </Button>
          </>
        )}
      </div>
      <p
        id={`${id}-contrast`}
        aria-live="polite"
        className={`mt-1.5 flex items-start gap-1.5 text-sm ${readable ? 'text-soft' : 'font-medium text-danger'}`}
      >
        {contrast === undefined ? (
          t('settings.colorHint')
        ) : (
          <>
            <Sign aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t(readable ? 'settings.colorReadable' : 'settings.colorUnreadable', {
              contrast: contrast.toFixed(1),
              needed: readableContrast.toFixed(1),
            })}
          </>
        )}
      </p>
      {value !== null && readable && (
        <div className="mt-3 max-w-xs overflow-hidden rounded-control border border-line bg-white text-[#1b1d22]">
          <div className="px-4 py-3 text-lg font-bold" style={{ color: value }}>
            {name === '' ? t('settings.colorSample') : name}
          </div>
          <div className="px-4 pb-4">
            <span
              className="inline-flex min-h-9 items-center rounded-control px-3 text-sm font-semibold text-white"
              style={{ background: value }}
            >
              {t('settings.colorButton')}
            </span>
          </div>
        </div>
      )}
    </div>
  );
}
