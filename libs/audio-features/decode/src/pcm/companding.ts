/** The sixteen-bit scale of both laws. */
const fullScale = 0x8000;
const bias = 0x84;

/** The value of each A-law code, −1…1 (ITU-T G.711, tables 1a and 1b). */
export const alawValues = Float32Array.from({ length: 256 }, (_, code) => {
  const inverted = code ^ 0x55;
  const exponent = (inverted >>> 4) & 0x07;
  const mantissa = ((inverted & 0x0f) << 4) + 0x08;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return ((inverted & 0x80) === 0 ? -magnitude : magnitude) / fullScale;
});

/** The value of each µ-law code, −1…1 (ITU-T G.711, tables 2a and 2b). */
export const ulawValues = Float32Array.from({ length: 256 }, (_, code) => {
  const inverted = ~code & 0xff;
  const exponent = (inverted >>> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + bias) << exponent) - bias;
  return ((inverted & 0x80) === 0 ? magnitude : -magnitude) / fullScale;
});
