/** What a test card or a test account does when money is asked of it. All that is left out goes well, at once. */
export interface Behaviour {
  /** The decline code of every charge. */
  readonly declines?: string;
  /** Whether its bank wants to see the holder first, and what comes of it. */
  readonly authentication?: 'required' | 'impossible';
  /** Its bank asks no more once it was set up. */
  readonly remembers?: boolean;
  /** It can be left for later, whatever becomes of its charges. */
  readonly attaches?: boolean;
  /** Asynchronous methods: the money is under way, and this becomes of it; slowly is in minutes. */
  readonly settles?: 'succeeded' | 'failed';
  readonly slowly?: boolean;
  /** Its holder disputes each charge at once, with this reason. */
  readonly disputes?: string;
  /** What becomes of refunds: they are pending first. */
  readonly refunds?: 'succeeded' | 'failed';
}
