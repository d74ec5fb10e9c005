import { bandStyles } from './band-styles';
import { clubStyles } from './club-styles';
import { jazzStyles } from './jazz-styles';
import { metreStyles } from './metre-styles';
import { quietStyles } from './quiet-styles';
import type { Style } from './style';
import { worldStyles } from './world-styles';

const all = { ...bandStyles, ...clubStyles, ...worldStyles, ...jazzStyles, ...metreStyles, ...quietStyles };

export type StyleName = keyof typeof all;

/** Every style that can be composed in. */
export const styles: Readonly<Record<StyleName, Style>> = all;

export const styleNames = Object.keys(all) as readonly StyleName[];
