import type { ThemeConfig } from 'antd';

export const accent = '#a8201a';
export const calm = {
  line: '#e7e5e2',
  quiet: '#6b6863',
  good: '#2f7d5b',
  wait: '#b7791f',
  ink: '#1f2933',
  slate: '#5b7289',
};

export const family =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export const theme: ThemeConfig = {
  token: {
    // Who asks the system for less motion gets none.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: accent,
    colorInfo: '#3b5b7a',
    colorInfoBg: '#eaf0f6',
    colorInfoBorder: '#c3d3e2',
    colorSuccess: calm.good,
    colorSuccessBg: '#eaf4ee',
    colorSuccessBorder: '#bfdccb',
    colorWarning: calm.wait,
    colorWarningBg: '#fdf6e8',
    colorWarningBorder: '#ecd6a8',
    colorLink: '#29527a',
    colorLinkHover: accent,
    colorText: calm.ink,
    colorTextSecondary: calm.quiet,
    colorBorderSecondary: calm.line,
    colorBgLayout: '#f7f6f4',
    borderRadius: 6,
    fontFamily: family,
    fontSizeHeading1: 24,
    fontSizeHeading2: 18,
    fontSizeHeading3: 16,
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 56, headerPadding: '0 20px' },
    Menu: { itemBorderRadius: 6, itemSelectedBg: '#f6eceb', activeBarBorderWidth: 0 },
    Segmented: { trackBg: '#efedea' },
    Card: { headerFontSize: 15 },
    Table: { headerBg: '#faf9f7', headerSplitColor: 'transparent' },
  },
};
