import {
  CellStyleModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';

ModuleRegistry.registerModules([InfiniteRowModelModule, CellStyleModule, TooltipModule, LocaleModule]);

/** AG Grid in our tokens; the variables change with the theme, so that the grid does too. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--th-primary)',
  backgroundColor: 'var(--th-surface)',
  foregroundColor: 'var(--th-text)',
  borderColor: 'var(--th-line-soft)',
  chromeBackgroundColor: 'var(--th-surface-sunken)',
  headerTextColor: 'var(--th-text-3)',
  headerFontSize: 12,
  headerFontWeight: 500,
  fontFamily: 'inherit',
  fontSize: 13,
  rowHoverColor: 'var(--th-surface-sunken)',
  spacing: 6,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
});
