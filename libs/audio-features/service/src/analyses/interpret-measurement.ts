import { describeForVibe, findEvidence } from '@earshot/audio-features/understanding';
import { completeTask, EarshotError, vibeReading, type CallerIdentity, type MeasuredFeatures, type VibeView } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { AnalysisDocument } from './analysis.document';

interface Interpretation {
  readonly vibe: VibeView;
  readonly costUsd: string;
}

/** Phase two: a language model reads the measurements. */
@Injectable()
export class InterpretMeasurement {
  constructor(private readonly bus: MessageBus) {}

  /** @throws EarshotError whatever the model router could not do: BUDGET_EXCEEDED, PROVIDERS_UNAVAILABLE … */
  async execute(
    analysis: AnalysisDocument,
    features: MeasuredFeatures,
    options: { caller: CallerIdentity; signal: AbortSignal },
  ): Promise<Interpretation> {
    const completion = await this.bus.request(
      completeTask,
      {
        operationId: analysis._id,
        task: 'vibe_analysis',
        variables: describeForVibe(features),
        measurements: features,
        fileId: analysis.fileId,
        batch: analysis.batchId !== null,
        ...analysis.interpretation,
      },
      options,
    );
    const reading = vibeReading.safeParse(completion.data);
    if (!reading.success)
      throw new EarshotError('PROVIDER_BAD_OUTPUT', 'The reading does not have the shape of a vibe.', { cause: reading.error });
    const { provider, model, costUsd } = completion;
    return { vibe: { ...reading.data, provider, model, evidence: findEvidence(allText(reading.data), features) }, costUsd };
  }
}

const allText = (reading: object): string => Object.values(reading).flat().join('\n');
