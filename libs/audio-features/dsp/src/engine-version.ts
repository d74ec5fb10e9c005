/**
 * Results are stored under this version and measured anew when it changes. Raise it with every change that can alter a measured
 * value: the last number for a correction, the middle one for a new or redefined feature, the first when the shape changes.
 */
export const engineVersion = '1.1.2';
