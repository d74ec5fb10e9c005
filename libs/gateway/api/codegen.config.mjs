// How the types of the GraphQL schema are written for the resolvers; read by tools/generate.mjs.
export const typescript = {
  enumsAsTypes: true,
  useTypeImports: true,
  skipTypename: false,
  scalars: {
    ID: 'string',
    DateTime: 'string',
    JSON: { input: 'unknown', output: 'unknown' },
    BigInt: { input: 'number', output: 'number' },
  },
};
