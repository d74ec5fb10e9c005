export { AudioFeaturesModule } from './audio-features.module';
export { AudioFeaturesSettings, audioFeaturesSettings } from './audio-features-settings';
