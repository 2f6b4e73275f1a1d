/** A ticket with its tear-off edge and a tick: the place is yours. */
export const Logo = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 44 30" aria-hidden className={className}>
    <path
      d="M4 1h36a3 3 0 0 1 3 3v6.5a4.6 4.6 0 0 0 0 9V26a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3v-6.5a4.6 4.6 0 0 0 0-9V4a3 3 0 0 1 3-3z"
      className="fill-brand"
    />
    <path d="M31 5v3m0 4v3m0 4v3m0 3.5V26" strokeWidth="2" strokeLinecap="round" className="stroke-paper" />
    <path d="m10.5 15 4.5 4.5 8-9" fill="none" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round" className="stroke-on-brand" />
  </svg>
);
