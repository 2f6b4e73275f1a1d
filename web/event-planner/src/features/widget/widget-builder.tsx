import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../components/combobox.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { type Option, SelectField } from '../../components/select-field.tsx';
import { languages } from '../../lib/i18n/language.ts';
import { frameOf, snippetOf, type WidgetChoice } from './snippet.ts';
import { WidgetPreview } from './widget-preview.tsx';

interface WidgetBuilderProps {
  readonly organizer: string;
  /** By their slugs. */
  readonly events: readonly Option[];
  readonly series: readonly Option[];
}

/** Choosing what is shown, the line to copy, and how it looks. */
export function WidgetBuilder({ organizer, events, series }: WidgetBuilderProps) {
  const { t } = useTranslation('organizing');
  const [choice, setChoice] = useState<WidgetChoice>({ kind: 'organizer', slug: organizer, language: '', theme: '' });
  const home = window.location.origin;
  const snippet = snippetOf(choice, home);
  const slugs = { organizer: [{ value: organizer, label: organizer }], event: events, series };
  const choose = (kind: WidgetChoice['kind']): void => setChoice({ ...choice, kind, slug: slugs[kind][0]?.value ?? organizer });
  return (
    <div className="space-y-6">
      <Panel title={t('widget.what')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            label={t('widget.show')}
            className="[&>label]:text-base"
            value={choice.kind}
            options={[
              { value: 'organizer', label: t('widget.organizer') },
              ...(events.length > 0 ? [{ value: 'event', label: t('widget.event') }] : []),
              ...(series.length > 0 ? [{ value: 'series', label: t('widget.series') }] : []),
            ]}
            onChoose={kind => choose(kind as WidgetChoice['kind'])}
          />
          {choice.kind !== 'organizer' && (
            <Combobox
              label={t(`widget.${choice.kind}`)}
              value={choice.slug}
              options={slugs[choice.kind]}
              onChoose={slug => setChoice({ ...choice, slug })}
            />
          )}
          <SelectField
            label={t('widget.language')}
            className="[&>label]:text-base"
            value={choice.language}
            options={[
              { value: '', label: t('widget.pageLanguage') },
              ...Object.entries(languages).map(([value, label]) => ({ value, label })),
            ]}
            onChoose={language => setChoice({ ...choice, language })}
          />
          <SelectField
            label={t('widget.theme')}
            className="[&>label]:text-base"
            value={choice.theme}
            options={[
              { value: '', label: t('widget.systemTheme') },
              { value: 'light', label: t('widget.light') },
              { value: 'dark', label: t('widget.dark') },
            ]}
            onChoose={theme => setChoice({ ...choice, theme: theme as WidgetChoice['theme'] })}
          />
        </div>
      </Panel>
      <Panel title={t('widget.copyTitle')} text={t('widget.copyText')} action={<CopyButton text={snippet} label={t('widget.copy')} />}>
        <pre tabIndex={0} aria-label={t('widget.copyTitle')} className="overflow-x-auto rounded-control bg-sunken p-4 text-sm">
          <code>{snippet}</code>
        </pre>
        <p className="mt-3 max-w-[65ch] text-sm text-soft">{t('widget.policy', { home })}</p>
      </Panel>
      <Panel title={t('widget.preview')}>
        <WidgetPreview address={frameOf(choice, home)} />
      </Panel>
    </div>
  );
}
