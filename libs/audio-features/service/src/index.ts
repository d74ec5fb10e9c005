export { AudioFeaturesModule } from './audio-features.module';
export { AudioFeaturesSettings } from './audio-features-settings';
