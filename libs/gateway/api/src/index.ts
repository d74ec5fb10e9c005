export { GatewayModule } from './gateway.module';
export { gatewayOptions, type GatewayOptions } from './gateway-options';
export { GatewaySettings } from './gateway-settings';
export { bodyLimitBytes, configureGateway } from './configure-gateway';
