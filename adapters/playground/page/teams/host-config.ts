/** A colour of text on its ground, and the same where a text is less important. */
interface Ink {
  readonly default: string;
  readonly subtle: string;
}

interface Theme {
  readonly ground: string;
  readonly raised: string;
  readonly line: string;
  readonly ink: Ink;
  readonly accent: Ink;
  readonly good: Ink;
  readonly warning: Ink;
  readonly attention: Ink;
}

const LIGHT: Theme = {
  ground: '#ffffff',
  raised: '#f5f5f5',
  line: '#e0e0e0',
  ink: { default: '#242424', subtle: '#616161' },
  accent: { default: '#5b5fc7', subtle: '#4f52b2' },
  good: { default: '#0e7a0d', subtle: '#0b6a0b' },
  warning: { default: '#8a5a00', subtle: '#8a5a00' },
  attention: { default: '#b10e1c', subtle: '#960b18' },
};

const DARK: Theme = {
  ground: '#292929',
  raised: '#333333',
  line: '#4d4d4d',
  ink: { default: '#ffffff', subtle: '#adadad' },
  accent: { default: '#9299f7', subtle: '#7f85f5' },
  good: { default: '#9fd89f', subtle: '#9fd89f' },
  warning: { default: '#ffd28a', subtle: '#ffd28a' },
  attention: { default: '#ff99a4', subtle: '#eeacb2' },
};

/**
 * What a Teams client tells the official renderer about itself: sizes, spaces and colours of its light and its dark
 * theme, as near as can be told from outside.
 */
export function hostConfig(theme: 'light' | 'dark') {
  const { ground, raised, line, ink, accent, good, warning, attention } = theme === 'dark' ? DARK : LIGHT;
  const foregroundColors = {
    default: ink,
    dark: ink,
    light: ink,
    ...{ accent, good, warning, attention },
  };
  const style = (backgroundColor: string) => ({ backgroundColor, borderColor: line, foregroundColors });
  return {
    fontFamily: '"Segoe UI", -apple-system, Roboto, "Liberation Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    supportsInteractivity: true,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    containerStyles: {
      default: style(ground),
      emphasis: style(raised),
      accent: style(raised),
      good: style(raised),
      attention: style(raised),
      warning: style(raised),
    },
    table: { cellSpacing: 6 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
      },
      errorMessage: { weight: 'default', color: 'attention', size: 'small', spacing: 'small' },
    },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    textBlock: { headingLevel: 3 },
  };
}
