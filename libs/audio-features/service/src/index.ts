export { AudioFeaturesModule } from './audio-features.module';
export { AudioFeaturesSettings, audioFeaturesSettings } from './audio-features-settings';
export { demoTrackNames, type DemoTrackName } from './demo-tracks/demo-tracks';
export { renderDemoTrack, type DemoTrack } from './demo-tracks/render-demo-track';
