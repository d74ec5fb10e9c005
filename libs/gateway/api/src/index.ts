export { GatewayModule, type GatewayOptions } from './gateway.module';
export { GatewaySettings } from './gateway-settings';
export { bodyLimitBytes, configureGateway } from './configure-gateway';
