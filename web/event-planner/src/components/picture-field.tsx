import { ImagePlus, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostPictureBytes, pictureTypes, pictureUrl, useUploadPicture } from '../lib/pictures/upload-picture.ts';
import { Button } from './button.tsx';
import { Refusal } from './refusal.tsx';

interface PictureFieldProps {
  readonly organizerId: string;
  readonly label: string;
  readonly hint: string;
  readonly pictureId: string | null;
  readonly onChange: (pictureId: string | null) => void;
  /** Shape of the preview. */
  readonly frame: string;
  readonly disabled?: boolean;
}

const mostMegabytes = mostPictureBytes / 1_000_000;

/** A picture to choose, see and take away again. It is uploaded at once; what uses it is saved with the rest. */
export function PictureField({ organizerId, label, hint, pictureId, onChange, frame, disabled = false }: PictureFieldProps) {
  const { t } = useTranslation('organizing');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const upload = useUploadPicture(organizerId);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    setTooLarge(file.size > mostPictureBytes);
    if (file.size <= mostPictureBytes) upload.mutate(file, { onSuccess: ({ id: uploaded }) => onChange(uploaded) });
  };
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`}>
      <p id={`${id}-label`} className="mb-1.5 font-semibold">
        {label}
      </p>
      <div className={`mb-3 overflow-hidden rounded-control border border-line bg-sunken ${frame}`}>
        {pictureId === null ? (
          <div aria-hidden className="flex size-full items-center justify-center text-soft">
            <ImagePlus className="size-8" />
          </div>
        ) : (
          <img src={pictureUrl(pictureId, 640)} alt={t('pictures.preview', { name: label })} className="size-full object-cover" />
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={pictureTypes.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        onChange={event => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" size="small" busy={upload.isPending} disabled={disabled} onClick={() => input.current?.click()}>
          {t(pictureId === null ? 'pictures.choose' : 'pictures.replace')}
        </Button>
        {pictureId !== null && (
          <Button look="quiet" size="small" disabled={disabled} onClick={() => onChange(null)}>
            <Trash2 aria-hidden className="size-4" />
            {t('pictures.remove')}
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-sm text-soft">
        {hint} {t('pictures.limit', { megabytes: mostMegabytes })}
      </p>
      {tooLarge && (
        <p role="alert" className="mt-1.5 text-sm font-medium text-danger">
          {t('pictures.tooLarge', { megabytes: mostMegabytes })}
        </p>
      )}
      <Refusal error={upload.error} className="mt-3" />
    </div>
  );
}
