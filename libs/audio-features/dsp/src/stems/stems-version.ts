/** Stems are stored under this version and made anew when it changes. Raise it with every change that can alter a sample of a stem. */
export const stemsVersion = '1.0.0';
