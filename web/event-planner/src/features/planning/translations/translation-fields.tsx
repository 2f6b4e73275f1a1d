import type { Translation } from '@event-planner/contracts/event';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import { useSection } from '../workspace/sections.ts';
import { said, sayOfQuestion, sayOfType } from './translation-rules.ts';

interface TranslationFieldsProps {
  readonly language: string;
  readonly translation: Translation;
  readonly onChange: (translation: Translation) => void;
}

/** The original on one side, the translation on the other; an empty field shows what visitors will read instead. */
export function TranslationFields({ language, translation, onChange }: TranslationFieldsProps) {
  const { t } = useTranslation('organizing');
  const about = useSection('about').value;
  const { types } = useSection('tickets').value;
  const questions = useSection('questions').value;
  const { readOnly } = useSection('translations');
  const { language: from } = about;
  return (
    <div className="space-y-5">
      <LinePair
        label={t('about.title')}
        original={about.title}
        value={translation.title}
        onSay={title => onChange(said(translation, { title }))}
        from={from}
        to={language}
      />
      <LinePair
        label={t('about.subtitle')}
        original={about.subtitle}
        value={translation.subtitle}
        onSay={subtitle => onChange(said(translation, { subtitle }))}
        from={from}
        to={language}
      />
      {about.description !== '' && (
        <Pair original={about.description} language={from} html>
          <RichTextField
            label={t('about.description')}
            lang={language}
            readOnly={readOnly}
            value={translation.description ?? ''}
            onChange={description => onChange(said(translation, { description }))}
          />
        </Pair>
      )}
      {types.map(({ id, name, description }) => (
        <NamedPairs
          key={id}
          labels={[`${t('parts.tickets')}: ${name}`, `${name}, ${t('tickets.description')}`]}
          originals={[name, description]}
          values={[translation.ticketTypes?.[id]?.name, translation.ticketTypes?.[id]?.description]}
          onSay={[
            text => onChange(sayOfType(translation, id, { name: text })),
            text => onChange(sayOfType(translation, id, { description: text })),
          ]}
          from={from}
          to={language}
        />
      ))}
      {questions.map(({ id, label, help }) => (
        <NamedPairs
          key={id}
          labels={[`${t('questions.label')}: ${label}`, `${label}, ${t('questions.help')}`]}
          originals={[label, help]}
          values={[translation.questions?.[id]?.label, translation.questions?.[id]?.help]}
          onSay={[
            text => onChange(sayOfQuestion(translation, id, { label: text })),
            text => onChange(sayOfQuestion(translation, id, { help: text })),
          ]}
          from={from}
          to={language}
        />
      ))}
    </div>
  );
}

interface Languages {
  readonly from: string;
  readonly to: string;
}

interface LinePairProps extends Languages {
  readonly label: string;
  readonly original: string;
  readonly value: string | undefined;
  readonly onSay: (text: string) => void;
}

/** Nothing where the original says nothing. */
const LinePair = ({ label, original, value, onSay, from, to }: LinePairProps) =>
  original === '' ? null : (
    <Pair original={original} language={from}>
      <Field
        label={label}
        lang={to}
        value={value ?? ''}
        placeholder={original}
        maxLength={200}
        onChange={event => onSay(event.target.value)}
      />
    </Pair>
  );

interface NamedPairsProps extends Languages {
  readonly labels: readonly [string, string];
  readonly originals: readonly [string, string];
  readonly values: readonly [string | undefined, string | undefined];
  readonly onSay: readonly [(text: string) => void, (text: string) => void];
}

/** What something is called, and what is said about it. */
const NamedPairs = ({ labels, originals, values, onSay, from, to }: NamedPairsProps) =>
  ([0, 1] as const).map(at => (
    <LinePair key={at} label={labels[at]} original={originals[at]} value={values[at]} onSay={onSay[at]} from={from} to={to} />
  ));

interface PairProps {
  readonly original: string;
  readonly language: string;
  readonly html?: boolean;
  readonly children: ReactNode;
}

const textOf = (html: string): string =>
  new DOMParser().parseFromString(html.replaceAll(/<\/(p|li|h2|h3)>/g, '$&\n'), 'text/html').body.textContent.trim();

function Pair({ original, language, html = false, children }: PairProps) {
  const { t } = useTranslation('organizing');
  const id = useId();
  return (
    <div className="grid gap-3 border-t border-line pt-5 first:border-0 first:pt-0 sm:grid-cols-2 sm:gap-6">
      <div>
        <p id={id} className="mb-1.5 text-sm text-soft">
          {t('translations.original')}
        </p>
        <p lang={language} aria-describedby={id} className="rounded-control bg-sunken px-3.5 py-2.5 break-words whitespace-pre-line">
          {html ? textOf(original) : original}
        </p>
      </div>
      {children}
    </div>
  );
}
