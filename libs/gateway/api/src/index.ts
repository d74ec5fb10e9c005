export { GatewayModule } from './gateway.module';
export { gatewayOptions, type GatewayOptions } from './gateway-options';
export { GatewaySettings } from './gateway-settings';
export { configureGateway, createHttpAdapter } from './configure-gateway';
