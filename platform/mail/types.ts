export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Makes it an inline part that the HTML shows as `cid:<contentId>`. */
  readonly contentId?: string;
}

export interface Mail {
  /** Names the mail for good: sending the same id again is sending the same mail. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
  /** Such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Resolves once the mail is accepted for delivery; rejects when it should be tried again. */
  send(mail: Mail): Promise<void>;
}
