const binCount = 10;

/**
 * Expected calibration error: how far confidences lie from how often they were right, over ten bins of equal width (Naeini, Cooper
 * and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", 2015).
 *
 * @param {readonly { confidence: number, right: number }[]} claims
 * @returns {number} 0 to 1
 */
export function calibrationError(claims) {
  const bins = Array.from({ length: binCount }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of claims) {
    const bin = bins[Math.min(binCount - 1, Math.floor(binCount * confidence))];
    bin.confidence += confidence;
    bin.right += right;
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / claims.length;
}
