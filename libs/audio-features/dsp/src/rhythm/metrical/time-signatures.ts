/** What can be reported, in the order of the network's outputs. In 6/8 the beat is a dotted quarter, in 7/8 an eighth. */
export const timeSignatures = [
  { signature: [2, 4], beatsPerBar: 2 },
  { signature: [3, 4], beatsPerBar: 3 },
  { signature: [4, 4], beatsPerBar: 4 },
  { signature: [5, 4], beatsPerBar: 5 },
  { signature: [6, 8], beatsPerBar: 2 },
  { signature: [7, 8], beatsPerBar: 7 },
] as const;
