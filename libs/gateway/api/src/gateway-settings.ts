/** What the operator decides about the edge. */
export abstract class GatewaySettings {
  /** Requests that one caller may make in any minute. */
  abstract readonly requestsPerMinute: number;
  abstract readonly maxUploadBytes: number;
  /** Origins of web pages that may call, beside the own one. */
  abstract readonly corsOrigins: readonly string[];
  /** In production there is no explorer and no introspection. */
  abstract readonly isProduction: boolean;
  /** Whether `/metrics` is served beside the API; where there is a port for it, it is not. */
  abstract readonly servesMetrics: boolean;
}
