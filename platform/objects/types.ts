export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
}

/** One bucket: keys like `tickets/2f…/ticket.pdf`. Nothing in it is public. */
export interface Objects {
  /** Writes all of it or nothing, replacing what was there. Refuses a content type or a size the manifest's bucket does not allow. */
  put(key: string, object: { readonly body: Uint8Array; readonly contentType: string }): Promise<void>;
  /** Undefined when there is none, or it has expired. */
  find(key: string): Promise<StoredObject | undefined>;
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>;
  /** A link anybody can read the object by until the bucket's `linkTtl` has passed. `downloadAs` makes browsers save it under that name. */
  signedUrl(key: string, options?: { readonly downloadAs?: string }): Promise<string>;
}
