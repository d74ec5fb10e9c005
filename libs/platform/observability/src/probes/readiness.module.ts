import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { Readiness, type ReadinessCheck } from './readiness';

/** An injection token whose value can be asked whether it is ready; ports are abstract classes. */
type ReadinessToken = (abstract new (...dependencies: never[]) => ReadinessCheck) | Type<ReadinessCheck>;

/**
 * Provides `Readiness` over the named parts of a process.
 *
 * @example
 * ReadinessModule.forRoot({ documents: DocumentStore, messages: MessagingReadiness })
 */
@Module({})
export class ReadinessModule {
  static forRoot(parts: Readonly<Record<string, ReadinessToken>>): DynamicModule {
    const names = Object.keys(parts);
    return {
      module: ReadinessModule,
      global: true,
      providers: [
        {
          provide: Readiness,
          inject: Object.values(parts),
          useFactory: (...checks: ReadinessCheck[]) =>
            new Readiness(Object.fromEntries(checks.map((check, index) => [names[index] ?? '', check]))),
        },
      ],
      exports: [Readiness],
    };
  }
}
