export type { Adapters } from './adapters.ts';
export { type AnyService, type App, type CallRequest, type Context, defineServiceApp, type Service, type Subscribers } from './context.ts';
export { serviceTokensOf, tokenAudience, tokenIssuer } from './keys.ts';
export { type RunningService, startService } from './start.ts';
export { createWebPage } from './web-page.ts';
export {
  type Callable,
  directTransport,
  httpTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts';
