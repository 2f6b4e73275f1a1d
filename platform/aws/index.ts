export interface Patience {
  /** For an answer, from the first byte of a request on. @default 15 s: SQS lets a request wait for messages for a part of that */
  readonly answerMs?: number;
}

const connectMs = 2000;

/**
 * How every client of AWS waits. Without it a client waits for ever on a connection that was cut off without a word, as a NAT gateway
 * does with one that was silent for 350 seconds: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
export const awsPatience = ({ answerMs = 15_000 }: Patience = {}) => ({
  requestHandler: { connectionTimeout: connectMs, requestTimeout: answerMs, throwOnRequestTimeout: true },
});
