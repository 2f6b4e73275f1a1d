import type { Translation } from '@event-planner/contracts/event';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../../components/combobox.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { languageChoices, languageName } from '../../../lib/organizing/choices.ts';
import { useSection, useWriting } from '../workspace/sections.ts';
import { TranslationFields } from './translation-fields.tsx';

/** The event in further languages, each beside the original. What is left empty is shown in the original. */
export function TranslationsPart() {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const { organizer } = useWriting();
  const { value, replace, readOnly } = useSection('translations');
  const original = useSection('about').value.language;
  const written = Object.keys(value);
  const [chosen, setChosen] = useState<string>();
  const language = chosen !== undefined && chosen in value ? chosen : written[0];
  const add = (code: string): void => {
    replace({ ...value, [code]: {} });
    setChosen(code);
  };
  const suggested = organizer.languages.filter(code => code !== original && !(code in value));
  const remove = (code: string): void => {
    const { [code]: _gone, ...rest } = value;
    replace(rest);
  };
  return (
    <Panel title={t('parts.translations')} text={t('translations.text', { language: languageName(original, locale) })}>
      <div className="mb-6 flex flex-wrap items-end gap-4">
        {written.length > 0 && (
          <div role="group" aria-label={t('translations.languages')} className="flex flex-wrap gap-1 rounded-control bg-sunken p-1">
            {written.map(code => (
              <button
                key={code}
                type="button"
                aria-pressed={code === language}
                onClick={() => setChosen(code)}
                className="min-h-9 rounded-md px-3 text-sm font-semibold text-soft hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
              >
                {languageName(code, locale)}
              </button>
            ))}
          </div>
        )}
        {!readOnly && (
          <Combobox
            label={t('translations.add')}
            className="grow basis-56 sm:max-w-xs"
            value=""
            options={languageChoices(locale)
              .filter(({ value: code }) => code !== original && !(code in value))
              .toSorted((a, b) => Number(suggested.includes(b.value)) - Number(suggested.includes(a.value)))}
            onChoose={add}
          />
        )}
      </div>
      {language === undefined ? (
        <p className="rounded-control bg-sunken p-5 text-center text-soft">{t('translations.none')}</p>
      ) : (
        <>
          <TranslationFields
            key={language}
            language={language}
            translation={value[language] ?? {}}
            onChange={(translation: Translation) => replace({ ...value, [language]: translation })}
          />
          {!readOnly && (
            <ConfirmButton
              className="mt-6"
              look="quiet"
              size="small"
              title={t('translations.removeTitle', { language: languageName(language, locale) })}
              text={t('translations.removeText')}
              action={t('frame.delete')}
              onConfirm={() => remove(language)}
            >
              <Trash2 aria-hidden className="size-4.5" />
              {t('frame.removeNamed', { name: languageName(language, locale) })}
            </ConfirmButton>
          )}
        </>
      )}
    </Panel>
  );
}
