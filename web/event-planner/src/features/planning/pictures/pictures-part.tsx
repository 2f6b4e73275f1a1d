import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { PictureField } from '../../../components/picture-field.tsx';
import { useSection, useWriting } from '../workspace/sections.ts';

/** `generatedUrl` is the picture drawn for events that have none of their own. */
export function PicturesPart({ generatedUrl }: { readonly generatedUrl: string | undefined }) {
  const { t } = useTranslation('organizing');
  const { organizer } = useWriting();
  const { value, change, problem, readOnly } = useSection('pictures');
  return (
    <Panel title={t('parts.pictures')} text={t('cover.help')}>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <PictureField
          organizerId={organizer.id}
          label={t('cover.title')}
          hint={t('cover.hint')}
          pictureId={value.coverId}
          disabled={readOnly}
          frame="aspect-[3/2] w-full"
          onChange={coverId => change({ coverId })}
        />
        <div className="space-y-5">
          <Field
            id="pictures-text"
            label={t('cover.text')}
            hint={t('cover.textHint')}
            value={value.coverText}
            maxLength={300}
            problem={problem('coverText')}
            onChange={event => change({ coverText: event.target.value })}
          />
          {value.coverId === null && generatedUrl !== undefined && (
            <figure>
              <img src={generatedUrl} alt="" className="aspect-[3/2] w-full rounded-control object-cover" />
              <figcaption className="mt-1.5 text-sm text-soft">{t('cover.generated')}</figcaption>
            </figure>
          )}
        </div>
      </div>
    </Panel>
  );
}
