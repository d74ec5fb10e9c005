import type { MeasuredFeatures } from '@earshot/contracts';
import { measuredSample, measuredSilence } from '@earshot/testing';
import { planSecondOpinion } from './second-opinion-plan';

const lasting = (durationSeconds: number): MeasuredFeatures => ({ ...measuredSample, durationSeconds });

describe(planSecondOpinion, () => {
  it('asks about the whole of a usual file', () => {
    expect(planSecondOpinion(lasting(180))).toEqual({
      excerpt: { startSeconds: 0, durationSeconds: 180 },
      wanted: { tempo: true, key: true },
    });
  });

  it('asks about ten minutes from the middle of a long one', () => {
    expect(planSecondOpinion(lasting(1_800))?.excerpt).toEqual({ startSeconds: 600, durationSeconds: 600 });
  });

  it.each([0.2, 2.9, 1_801, 7_200])('asks nothing about a file of %d s', (durationSeconds) => {
    expect(planSecondOpinion(lasting(durationSeconds))).toBeNull();
  });

  it('asks nothing about silence', () => {
    expect(planSecondOpinion({ ...measuredSilence, durationSeconds: 60 })).toBeNull();
  });

  it('asks for no tempo and no key where there is none', () => {
    const { rhythm, tonal } = measuredSilence;
    expect(planSecondOpinion({ ...lasting(60), rhythm, tonal })?.wanted).toEqual({ tempo: false, key: false });
  });
});
