import type { PaymentTerms } from '@event-planner/contracts/payment-ways';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useSection } from '../workspace/sections.ts';
import { AccountFields } from './account-fields.tsx';
import { WaysPreview } from './ways-preview.tsx';

type Name = Exclude<keyof PaymentTerms, 'provider'>;

/** What a way begins with when it is switched on. */
const begin: { readonly [Of in Name]: NonNullable<PaymentTerms[Of]> } = {
  transfer: { holder: '', iban: '', bic: null, days: 7, daysBefore: 2 },
  invoice: { days: 14 },
  onSite: { minutesBefore: 60 },
};

/** Which ways of paying there are, each with its terms, and what a buyer sees of them. */
export function PaymentPart() {
  const { t } = useTranslation('organizing');
  const { value, change, readOnly } = useSection('payment');
  const { provider, transfer, invoice, onSite } = value;
  const term = { readOnly, onSwitch: (name: Name, on: boolean) => change({ [name]: on ? begin[name] : null }) };
  const none = !provider && !transfer && !invoice && !onSite;
  return (
    <div className="space-y-6">
      <Panel title={t('parts.payment')} text={t('paying.text')}>
        <div className="space-y-6">
          <fieldset disabled={readOnly} className="rounded-control border border-line p-4">
            <CheckField
              id="payment-provider"
              label={t('paying.provider')}
              hint={t('paying.providerText')}
              checked={provider}
              onCheck={on => change({ provider: on })}
            />
          </fieldset>
          <WayFields {...term} name="transfer" isOn={transfer !== null}>
            {transfer && <AccountFields terms={transfer} onChange={next => change({ transfer: { ...transfer, ...next } })} />}
          </WayFields>
          <WayFields {...term} name="invoice" isOn={invoice !== null}>
            {invoice && (
              <NumberField
                label={t('paying.invoiceDays')}
                value={invoice.days}
                min={1}
                max={120}
                onChange={days => change({ invoice: { days: days ?? 1 } })}
              />
            )}
          </WayFields>
          <WayFields {...term} name="onSite" isOn={onSite !== null}>
            {onSite && (
              <NumberField
                label={t('paying.onSiteHours')}
                hint={t('paying.onSiteHint')}
                value={Math.round(onSite.minutesBefore / 60)}
                max={24 * 60}
                onChange={hours => change({ onSite: { minutesBefore: (hours ?? 0) * 60 } })}
              />
            )}
          </WayFields>
          {none && (
            <Notice tone="bad" announce>
              {t('paying.none')}
            </Notice>
          )}
        </div>
      </Panel>
      {!none && <WaysPreview terms={value} />}
    </div>
  );
}

interface WayFieldsProps {
  readonly name: Name;
  readonly isOn: boolean;
  readonly readOnly: boolean;
  readonly onSwitch: (name: Name, on: boolean) => void;
  readonly children: ReactNode;
}

function WayFields({ name, isOn, readOnly, onSwitch, children }: WayFieldsProps) {
  const { t } = useTranslation('organizing');
  return (
    <fieldset disabled={readOnly} className="rounded-control border border-line p-4">
      <CheckField label={t(`paying.${name}`)} hint={t(`paying.${name}Text`)} checked={isOn} onCheck={on => onSwitch(name, on)} />
      {isOn && <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>}
    </fieldset>
  );
}
