import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { accent, calm, family } from '../../theme';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface Bars {
  label: string;
  values: number[];
}

interface Props {
  label: string;
  /** Under the bars. */
  names: string[];
  bars: Bars[];
  height?: number;
}

const colours = [accent, calm.slate];

const option = (names: string[], bars: Bars[]) => ({
  grid: { left: 36, right: 12, top: 52, bottom: 28 },
  animationDuration: 300,
  textStyle: { fontFamily: family },
  color: colours,
  legend: { top: 0, left: 0, textStyle: { color: calm.quiet } },
  tooltip: { trigger: 'axis' as const },
  xAxis: {
    type: 'category' as const,
    data: names,
    axisLine: { lineStyle: { color: calm.line } },
    axisTick: { show: false },
    axisLabel: { color: calm.quiet },
  },
  yAxis: {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { color: calm.quiet },
    splitLine: { lineStyle: { color: calm.line } },
  },
  series: bars.map(({ label, values }) => ({
    type: 'bar' as const,
    name: label,
    barMaxWidth: 28,
    data: values,
    label: { show: true, position: 'top' as const, color: calm.quiet },
  })),
});

export function TwoWayChart({ label, names, bars, height = 240 }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const chart = echarts.init(host.current);
    chart.setOption(option(names, bars));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [names, bars]);
  return <div ref={host} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
