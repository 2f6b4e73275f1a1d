import { DocumentLanguage } from '@event-planner/contracts/invoicing';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import type { BillingPanelProps } from './billing-fields.tsx';

/** How documents look, and which sales get one. */
export function LooksPanel({ form, change, problem }: BillingPanelProps) {
  const { t } = useTranslation('money');
  return (
    <Panel title={t('billing.how')}>
      <div className="space-y-5">
        <ChoiceCards
          legend={t('billing.issue')}
          value={form.issue}
          choices={[
            { value: 'every', label: t('billing.every'), text: t('billing.everyText') },
            { value: 'on_request', label: t('billing.onRequest'), text: t('billing.onRequestText') },
          ]}
          onChoose={issue => change({ issue })}
        />
        <div>
          <SelectField
            label={t('billing.language')}
            className="max-w-xs"
            value={form.language}
            options={DocumentLanguage.options.map(value => ({ value, label: t(`billingLanguage.${value}`) }))}
            onChoose={language => change({ language: DocumentLanguage.parse(language) })}
          />
          <p className="mt-1.5 text-sm text-soft">{t('billing.languageHint')}</p>
        </div>
        <CheckField label={t('billing.showLogo')} checked={form.showLogo} onCheck={showLogo => change({ showLogo })} />
        <TextArea
          label={t('billing.footer')}
          hint={t('billing.footerHint')}
          value={form.footer}
          problem={problem('footer')}
          onChange={event => change({ footer: event.target.value })}
        />
      </div>
    </Panel>
  );
}
