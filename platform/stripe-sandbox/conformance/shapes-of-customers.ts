import type { Stripe } from 'stripe';
import { fieldsOf } from './shapes.ts';

const address = fieldsOf<Stripe.Address>()({ city: true, country: true, line1: true, line2: true, postal_code: true, state: true });

export const customer = {
  '': fieldsOf<Stripe.Customer>()({
    id: true,
    object: true,
    balance: true,
    created: true,
    default_source: true,
    description: true,
    email: true,
    invoice_settings: true,
    livemode: true,
    metadata: true,
    shipping: true,
  }),
  address,
  'shipping.address': address,
  invoice_settings: fieldsOf<Stripe.Customer.InvoiceSettings>()({
    custom_fields: true,
    default_payment_method: true,
    footer: true,
    rendering_options: true,
  }),
};

const paymentMethod = {
  '': fieldsOf<Stripe.PaymentMethod>()({
    id: true,
    object: true,
    billing_details: true,
    created: true,
    customer: true,
    customer_account: true,
    livemode: true,
    metadata: true,
    type: true,
  }),
  billing_details: fieldsOf<Stripe.PaymentMethod.BillingDetails>()({ address: true, email: true, name: true, phone: true, tax_id: true }),
};

export const cardMethod = {
  ...paymentMethod,
  card: fieldsOf<Stripe.PaymentMethod.Card>()({
    brand: true,
    checks: true,
    country: true,
    display_brand: true,
    exp_month: true,
    exp_year: true,
    funding: true,
    generated_from: true,
    last4: true,
    networks: true,
    regulated_status: true,
    three_d_secure_usage: true,
    wallet: true,
  }),
  'card.checks': fieldsOf<Stripe.PaymentMethod.Card.Checks>()({
    address_line1_check: true,
    address_postal_code_check: true,
    cvc_check: true,
  }),
  'card.networks': fieldsOf<Stripe.PaymentMethod.Card.Networks>()({ available: true, preferred: true }),
};

export const debitMethod = {
  ...paymentMethod,
  sepa_debit: fieldsOf<Stripe.PaymentMethod.SepaDebit>()({
    bank_code: true,
    branch_code: true,
    country: true,
    fingerprint: true,
    generated_from: true,
    last4: true,
  }),
};

export const setupIntent = {
  '': fieldsOf<Stripe.SetupIntent>()({
    id: true,
    object: true,
    allowed_payment_method_types: true,
    application: true,
    automatic_payment_methods: true,
    cancellation_reason: true,
    client_secret: true,
    created: true,
    customer: true,
    description: true,
    excluded_payment_method_types: true,
    last_setup_error: true,
    latest_attempt: true,
    livemode: true,
    mandate: true,
    metadata: true,
    next_action: true,
    on_behalf_of: true,
    payment_method: true,
    payment_method_configuration_details: true,
    payment_method_options: true,
    payment_method_types: true,
    single_use_mandate: true,
    status: true,
    usage: true,
  }),
};
