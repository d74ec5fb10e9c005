import { measuredFeatures } from './measured-features';

describe('measuredFeatures', () => {
  it('reads measurements of engines that knew neither sections nor danceability', () => {
    const { structure, danceability } = measuredFeatures.pick({ structure: true, danceability: true }).parse({});
    expect(structure).toBeNull();
    expect(danceability).toBeNull();
  });

  it.each([
    { end: 2, label: 'A', energy: 1.1 },
    { end: -1, label: 'A', energy: 0.5 },
  ])('refuses a section of $energy energy that ends at $end', (section) => {
    const structure = { sections: [{ start: 0, ...section }], loops: [] };
    expect(measuredFeatures.pick({ structure: true }).safeParse({ structure }).success).toBe(false);
  });
});
