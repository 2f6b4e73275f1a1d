/** What evidence may be: https://docs.stripe.com/file-upload. */
export const evidenceTypes = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

/** Something that was uploaded. Its bytes are beside it, and fetched from its address. */
export interface File {
  readonly id: string;
  readonly object: 'file';
  readonly created: number;
  readonly expires_at: number | null;
  readonly filename: string;
  readonly links: { readonly object: 'list'; readonly data: readonly []; readonly has_more: false; readonly url: string };
  readonly purpose: 'dispute_evidence';
  readonly size: number;
  readonly title: null;
  readonly type: (typeof evidenceTypes)[keyof typeof evidenceTypes];
  readonly url: string;
}
