import { expectationOf } from './expectation';
import { listSettings } from './list-settings';
import { aiRouterConfig } from './processes/ai-router.config';
import { audioFeaturesConfig } from './processes/audio-features.config';
import { gatewayConfig } from './processes/gateway.config';
import { standaloneConfig } from './processes/standalone.config';
import { usageLedgerConfig } from './processes/usage-ledger.config';

const processes = [gatewayConfig, audioFeaturesConfig, aiRouterConfig, usageLedgerConfig, standaloneConfig];
const settings = processes.flatMap(listSettings);

describe(listSettings, () => {
  it('places a setting of a group under its whole path', () => {
    const placed = listSettings(aiRouterConfig).find(({ setting }) => setting.env === 'GEMINI_API_KEY');
    expect(placed?.path).toEqual(['providers', 'gemini', 'apiKey']);
  });

  it.each(settings.map(({ setting }) => [setting.env, setting] as const))(
    'describes %s in a sentence and says what to set',
    (_name, setting) => {
      expect(setting.description).toMatch(/^[A-Z].*\.$/);
      expect(expectationOf(setting)).not.toBe('a text');
    },
  );

  it.each(settings.map(({ setting }) => [setting.env, setting] as const).filter(([name]) => /KEY|PASSWORD|SECRET|URI$|_URL$/.test(name)))(
    'flags %s as a secret where it is one',
    (name, setting) => {
      expect(setting.secret === true).toBe(!/BASE_URL$/.test(name));
    },
  );
});
