/** An error with where to read more about it and in whose log it is, as the provider sends it. */
export function explained(body: object, requestId: string): object {
  if (!('error' in body) || typeof body.error !== 'object' || body.error === null) return body;
  const code = 'code' in body.error && typeof body.error.code === 'string' ? body.error.code : undefined;
  return {
    error: {
      ...body.error,
      ...(code !== undefined && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
      request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
    },
  };
}
