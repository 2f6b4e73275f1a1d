import { EventCategory } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { languageName } from '../../../lib/organizing/choices.ts';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import { useSection, useWriting } from '../workspace/sections.ts';

export function AboutPart() {
  const { t } = useTranslation(['organizing', 'translation']);
  const { locale } = useFormat();
  const { organizer } = useWriting();
  const { value, change, problem, readOnly } = useSection('about');
  const languages = [...new Set([...organizer.languages, value.language])];
  return (
    <Panel title={t('parts.about')} text={t('about.text')}>
      <div className="space-y-5">
        <Field
          id="about-title"
          label={t('about.title')}
          value={value.title}
          maxLength={200}
          problem={problem('title')}
          onChange={event => change({ title: event.target.value })}
          className="[&_input]:text-lg [&_input]:font-semibold"
        />
        <Field
          label={t('about.subtitle')}
          hint={t('about.subtitleHint')}
          value={value.subtitle}
          maxLength={200}
          problem={problem('subtitle')}
          onChange={event => change({ subtitle: event.target.value })}
        />
        <RichTextField
          id="about-description"
          label={t('about.description')}
          value={value.description}
          readOnly={readOnly}
          problem={problem('description')}
          onChange={description => change({ description })}
        />
        <div className="grid gap-5 sm:grid-cols-3">
          <SelectField
            id="about-category"
            label={t('about.category')}
            className="[&>label]:text-base"
            value={value.category ?? ''}
            options={[
              { value: '', label: t('about.noCategory') },
              ...EventCategory.options.map(category => ({ value: category, label: t(`translation:category.${category}`) })),
            ]}
            onChoose={category => change({ category: category === '' ? null : EventCategory.parse(category) })}
          />
          <SelectField
            label={t('about.language')}
            className="[&>label]:text-base"
            value={value.language}
            options={languages.map(code => ({ value: code, label: languageName(code, locale) }))}
            onChoose={language => change({ language })}
          />
          <NumberField
            label={t('about.minAge')}
            hint={t('about.minAgeHint')}
            value={value.minAge}
            orNone
            max={99}
            onChange={minAge => change({ minAge })}
          />
        </div>
      </div>
    </Panel>
  );
}
