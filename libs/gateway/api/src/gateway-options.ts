import type { IdentitySettings } from '@earshot/gateway/identity';
import type { ConfigOf, gatewayConfig } from '@earshot/platform/config';
import type { GatewaySettings } from './gateway-settings';

/** What the edge is given. */
export interface GatewayOptions {
  readonly settings: GatewaySettings;
  readonly identity: IdentitySettings;
}

type EdgeConfig = Pick<ConfigOf<typeof gatewayConfig>, 'http' | 'identity' | 'limits' | 'runtime'>;

/** @returns the options of the edge as the operator's configuration has them */
export function gatewayOptions(
  { http, identity, limits, runtime }: EdgeConfig,
  { servesMetrics }: { servesMetrics: boolean },
): GatewayOptions {
  const { adminEmail: email, adminPassword: password } = identity;
  return {
    settings: {
      requestsPerMinute: limits.requestsPerMinute,
      maxUploadBytes: limits.maxUploadBytes,
      corsOrigins: http.corsOrigins,
      isProduction: runtime.environment === 'production',
      servesMetrics,
    },
    identity: {
      registrationIsOpen: identity.registration === 'open',
      administrator: email === undefined || password === undefined ? null : { email, password },
      privateKeyPem: identity.jwtPrivateKey ?? null,
      accessTokenSeconds: identity.accessTokenSeconds,
      refreshTokenSeconds: identity.refreshTokenSeconds,
    },
  };
}
