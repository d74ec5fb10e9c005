import { createKernels } from './kernels';

jest.mock('node:fs', () => ({
  ...jest.requireActual<typeof import('node:fs')>('node:fs'),
  readFileSync: () => {
    throw new Error('ENOENT');
  },
}));

describe('kernels that are not built', () => {
  it('say how to build them', () => {
    expect(() => createKernels()).toThrow(expect.objectContaining({ code: 'INTERNAL', message: expect.stringContaining('npm run build') }));
  });
});
