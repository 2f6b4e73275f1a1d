/** CloudFront reads certificates and firewalls here alone. */
export const webRegion = 'us-east-1';
