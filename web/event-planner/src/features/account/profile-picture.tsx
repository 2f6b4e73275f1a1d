import type { Profile } from '@event-planner/contracts/profile';
import { Trash2, UserRound } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { mostPictureBytes, pictureTypes } from '../../lib/pictures/upload-picture.ts';
import { useEditProfile } from '../../lib/session/profile.ts';

const megabytes = mostPictureBytes / 1_000_000;

/** Refusals with words of ours; any other is told as the server says it. */
const refusals = {
  not_a_picture: 'profile.notAPicture',
  unsupported_media_type: 'profile.notAPicture',
  picture_too_large: 'profile.tooManyPixels',
  body_too_large: 'profile.tooLarge',
  pictures_busy: 'profile.busy',
  version_outdated: 'profile.outdated',
} as const;

export function ProfilePicture({ profile: { picture, version } }: { readonly profile: Profile }) {
  const { t } = useTranslation('account');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const edit = useEditProfile();
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    edit.reset();
    setTooLarge(file.size > mostPictureBytes);
    if (file.size <= mostPictureBytes) edit.mutate({ picture: file, version });
  };
  const known = Object.entries(refusals).find(([code]) => isRefusal(edit.error, code))?.[1];
  const problem = tooLarge ? 'profile.tooLarge' : known;
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`} className="flex max-w-56 flex-col gap-3">
      <p id={`${id}-label`} className="font-semibold">
        {t('profile.picture')}
      </p>
      <div className="flex size-32 items-center justify-center overflow-hidden rounded-full border border-line bg-sunken text-soft">
        {picture === null ? (
          <UserRound aria-hidden className="size-14" />
        ) : (
          <img src={picture.large} alt={t('profile.pictureNow')} className="size-full object-cover" />
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={pictureTypes.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-label={t('profile.picture')}
        onChange={event => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" size="small" busy={edit.isPending} onClick={() => input.current?.click()}>
          {t(picture === null ? 'profile.choose' : 'profile.replace')}
        </Button>
        {picture !== null && (
          <Button look="quiet" size="small" disabled={edit.isPending} onClick={() => edit.mutate({ picture: undefined, version })}>
            <Trash2 aria-hidden className="size-4" />
            {t('profile.remove')}
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="text-sm text-soft">
        {t('profile.pictureHint', { megabytes })}
      </p>
      {problem === undefined ? (
        <Refusal error={edit.error} />
      ) : (
        <Notice tone="bad" announce>
          {t(problem, { megabytes })}
        </Notice>
      )}
    </div>
  );
}
